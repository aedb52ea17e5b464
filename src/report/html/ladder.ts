import type { Attempt, AttemptStage } from '../../core/analysis.js';
import { stateWords } from '../sections/ladder.js';
import type { Page } from '../sections/page.js';
import { utcSpan } from '../when.js';
import { clientName } from '../words/clients.js';
import { endpoint } from '../words/parts.js';
import { html } from './escape.js';
import { clip } from '../../text/escape.js';

/** A rung is narrow: the table of the stages has a long error whole. */
const MAX_WORDS = 60;
/** Attempts drawn besides the leading one. */
const MAX_OTHERS = 10;

/** The stages of the leading attempt side by side; other attempts folded below. */
export function ladders({ lead, analysis }: Page): string {
  if (lead.attempt === null) return '';
  const others = analysis.attempts.filter((attempt) => attempt !== lead.attempt).slice(-MAX_OTHERS);
  const more =
    others.length === 0
      ? ''
      : `<details><summary>${String(others.length)} other attempt${others.length === 1 ? '' : 's'}</summary>\n${others.map(ladder).join('\n')}\n</details>`;
  return `<section aria-label="Attempts">\n${ladder(lead.attempt)}\n${more}\n</section>`;
}

function ladder(attempt: Attempt): string {
  const { client, server, outcome, start, end } = attempt;
  const from = clientName(client) || (client.addresses[0] ?? 'unknown client');
  const to = endpoint(server.host ?? server.address, server.port) || 'unknown server';
  const caption = `${attempt.id}, ${utcSpan(start, end)}, ${from} → ${to}: ${outcome}`;
  return `<figure class="ladder"><figcaption>${html(caption)}</figcaption>\n<ol>\n${attempt.stages.map(rung).join('\n')}\n</ol></figure>`;
}

function rung(stage: AttemptStage): string {
  return `<li class="rung ${stage.state}${stage.inferred ? ' inferred' : ''}"><b>${stage.stage}</b> <span>${html(clip(stateWords(stage), MAX_WORDS))}</span></li>`;
}
