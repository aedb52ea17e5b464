// Judges an input by the built library with so many more rules: `node bench/synthetic-rules.mjs <count> <path>`. They
// are the built-in ones over and over, under other names.
import { analyze, rules } from '../dist/index.js';

const [count = '0', path = ''] = process.argv.slice(2);
const more = Array.from({ length: Number(count) }, (_, index) => ({
  ...rules[index % rules.length],
  id: `synthetic-${String(index)}`,
}));
const { attempts } = await analyze(path, { rules: more });
if (attempts.length === 0) process.exitCode = 2;
