import { analyze } from 'lic-analyze';
import { checkParser } from 'lic-analyze/testing';
import rule from './balancer-full.mjs';
import parser from './balancer-log.mjs';

const line = (second, status) =>
  `balancer time=2024-11-19T09:31:${second}.206Z client=192.0.2.21 status=${status} POST /oauth/token`;
const content = `${line('44', '509')}\n${line('59', '509')}\n`;

const event = (number) => ({
  kind: 'gateway.request',
  facts: {
    'source.address': '192.0.2.21',
    'http.request.method': 'POST',
    'url.path': '/oauth/token',
    'http.response.status_code': 509,
  },
  lines: [number],
});
const problems = [...(await checkParser(parser, { path: 'balancer.log', content, events: [event(1), event(2)] }))];

// The rule beside the built-in ones, on what the parser reads.
const { findings } = await analyze([{ path: 'balancer.log', content }], { rules: [rule], parsers: [parser] });
if (findings[0]?.rule !== rule.id) problems.push(`the first finding is ${findings[0]?.rule ?? 'none'}, not ${rule.id}`);
const passed = await analyze([{ path: 'balancer.log', content: content.replaceAll('=509', '=200') }], {
  rules: [rule],
  parsers: [parser],
});
if (passed.findings.length > 0) problems.push('a sync that passes has findings');

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
