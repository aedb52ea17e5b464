import type { Analysis, Finding } from '../../core/analysis.js';
import { withNames } from '../collect.js';
import { cite, emphasis, list, section, strong } from '../document.js';
import type { Block, Rich } from '../document.js';
import { placesOf } from '../places.js';
import { utcMoment, utcSpan } from '../when.js';
import { attemptsOf } from '../words/attempt-count.js';
import { clientName } from '../words/clients.js';
import { count, labelled } from '../words/parts.js';
import { sentence } from '../words/sentences.js';
import { spans } from '../words/spans.js';
import type { Page } from './page.js';

/** Findings for the same attempt, in a line or two each. */
export function sameIncidentSection({ lead, analysis }: Page): readonly Block[] {
  return section('Also possible', list(lead.sameIncident.map((finding) => summary(finding, analysis))));
}

/** Findings of other incidents, in the same form. */
export function othersSection({ lead, analysis }: Page): readonly Block[] {
  return section('Other incidents', list(lead.others.map((finding) => summary(finding, analysis))));
}

/** Causes of failures that passed later; they are no open matter. */
export function healedSection({ analysis }: Page): readonly Block[] {
  const items = (analysis.healed ?? []).map((finding): Rich => {
    const healer = analysis.attempts.find(({ id }) => id === finding.healedBy);
    return [`Healed since ${utcMoment(healer?.start ?? null)}: `, ...summary(finding, analysis)];
  });
  return section('Failed before, and succeeded since', list(items));
}

function summary(finding: Finding, analysis: Analysis): Rich {
  const { cause, rule, confidence, stage, window, fix, evidence } = finding;
  const number = attemptsOf(finding, analysis);
  const many = number > 1 ? `, ${count(number, 'attempt')}` : '';
  const [step] = fix;
  const places = placesOf(analysis.attempts.find(({ id }) => id === finding.attempts[0]) ?? null);
  const next = step === undefined ? [] : spans(` What to do: ${sentence(withNames(step, places))}`);
  const what = `${whose(finding, analysis)}, stage ${stage}, ${utcSpan(window.from, window.to)}${many}: ${sentence(cause)} (`;
  return [strong(confidence), what, emphasis(rule), ')', cite(evidence.slice(0, 3)), ...next];
}

/** Whose finding it is, where the attempts are of several managers or tenants. */
function whose({ attempts: [first] }: Finding, { attempts }: Analysis): string {
  const names = new Set(attempts.map(({ client }) => clientName(client)).filter((name) => name !== ''));
  const own = attempts.find(({ id }) => id === first);
  return names.size < 2 || own === undefined ? '' : labelled(' of', clientName(own.client) || own.client.addresses[0]);
}
