import type { Finding } from '../../core/model.js';
import { inline } from '../escape.js';
import { utcSpan } from '../when.js';
import { bullets, cited, section, sentence } from './page.js';
import type { Page } from './page.js';

/** Other findings in a line or two each: those that fit the same attempt, then those of other incidents. */
export function othersSection(page: Page): readonly string[] {
  const { beside, others } = page.lead;
  return [
    ...section('Also possible', [bullets(beside.map((finding) => summary(finding, page)))]),
    ...section('Other incidents', [bullets(others.map((finding) => summary(finding, page)))]),
  ];
}

function summary(finding: Finding, page: Page): string {
  const { cause, rule, confidence, stage, window, fix, evidence, attempts } = finding;
  const many = attempts.length > 1 ? `, ${String(attempts.length)} attempts` : '';
  const next = fix[0] === undefined ? '' : ` What to do: ${sentence(inline(fix[0]))}`;
  return `**${confidence}**, stage ${stage}, ${utcSpan(window.from, window.to)}${many}: ${sentence(inline(cause))} (*${inline(rule)}*)${cited(evidence.slice(0, 3), page)}${next}`;
}
