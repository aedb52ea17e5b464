/** The harness for rules and parsers of your own: `import { checkRule } from 'lic-analyze/testing'`. */
import type { AnyEvent } from './core/event.js';
import type { Parser } from './core/parser.js';
import type { Rule } from './core/rule.js';
import { analyze, readEvents } from './node.js';
import { checkParserBy, type ParserSample } from './testing/check-parser.js';
import { checkRuleBy, type RuleSamples } from './testing/check-rule.js';

export type { ExpectedEvent, ParserSample } from './testing/check-parser.js';
export type { NearMiss, RuleSamples } from './testing/check-rule.js';

/**
 * Tests a rule on its samples: it fires, every step is needed, each contradiction rules it out, noise changes nothing,
 * a passing sync is clear, and each near miss stops where it should. With recheck installed, no pattern of it can take
 * exponential time. Returns what is wrong, in sentences.
 */
export function checkRule(rule: Rule, samples: RuleSamples): Promise<readonly string[]> {
  return checkRuleBy(rule, samples, (input) => analyze(input, { rules: [rule] }));
}

/**
 * Tests a parser on a sample: it is the surest of it, gives these events and no others, in chunks of any size the same,
 * and loses no whole record to a cut. A parser of messages reads them in syslog as well, states the initials of what it
 * claims, and the time that a line shows. Returns what is wrong, in sentences.
 */
export function checkParser(parser: Parser, sample: ParserSample): Promise<readonly string[]> {
  return checkParserBy(parser, sample, {
    sources: (file) => analyze([file], { parsers: [parser] }),
    events: async (file) => {
      const events: AnyEvent[] = [];
      for await (const event of readEvents([file], { parsers: [parser] })) events.push(event);
      return events;
    },
  });
}
