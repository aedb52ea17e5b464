import type { Finding } from '../../core/analysis.js';
import { cite, emphasis, list, section, strong } from '../document.js';
import type { Block, Rich } from '../document.js';
import { utcSpan } from '../when.js';
import { sentence } from '../words/sentences.js';
import type { Page } from './page.js';

/** Findings for the same attempt, in a line or two each. */
export function sameIncidentSection({ lead }: Page): readonly Block[] {
  return section('Also possible', list(lead.sameIncident.map(summary)));
}

/** Findings of other incidents, in the same form. */
export function othersSection({ lead }: Page): readonly Block[] {
  return section('Other incidents', list(lead.others.map(summary)));
}

function summary({ cause, rule, confidence, stage, window, fix, evidence, attempts }: Finding): Rich {
  const many = attempts.length > 1 ? `, ${String(attempts.length)} attempts` : '';
  const next = fix[0] === undefined ? '' : ` What to do: ${sentence(fix[0])}`;
  const what = `, stage ${stage}, ${utcSpan(window.from, window.to)}${many}: ${sentence(cause)} (`;
  return [strong(confidence), what, emphasis(rule), ')', cite(evidence.slice(0, 3)), next];
}
