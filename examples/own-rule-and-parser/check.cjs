// From CommonJS: the package is ES modules, which Node 20.19 and later requires as well.
const { analyze } = require('lic-analyze');
const { checkRule } = require('lic-analyze/testing');
const { default: rule } = require('./balancer-full.mjs');
const { default: parser } = require('./balancer-log.mjs');

const CALL = 'Nov 19 09:31:44 lb balancer time=2024-11-19T09:31:44.206Z client=192.0.2.21 status=509 POST /oauth/token';
const content = `${CALL.slice('Nov 19 09:31:44 lb '.length)}\n`;

async function check() {
  if (typeof checkRule !== 'function') return ['the harness is empty'];
  const { findings } = await analyze([{ path: 'balancer.log', content }], { rules: [rule], parsers: [parser] });
  return findings[0]?.rule === rule.id ? [] : [`the first finding is ${findings[0]?.rule ?? 'none'}, not ${rule.id}`];
}

check().then((problems) => {
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
});
