/** Writes the declarations that ship into a folder: `node scripts/run.mjs scripts/roll-up-types.ts FOLDER`. */
import { rollUpTypes } from './public-types/roll-up.js';

const [, , out] = process.argv;
if (out === undefined) throw new Error('Say into which folder.');
rollUpTypes(out);
