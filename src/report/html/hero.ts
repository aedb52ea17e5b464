import { asked } from '../asked.js';
import { placesOf } from '../places.js';
import { titleOf } from '../sections/answer.js';
import { decisive } from '../sections/asks.js';
import { certainty } from '../sections/certainty.js';
import type { Page } from '../sections/page.js';
import { outcomeSentence } from '../verdict-words.js';
import { CLIENT_CLOSED } from '../words/answers.js';
import { capital } from '../words/sentences.js';
import { pasteChange } from '../words/paste-change.js';
import { plain } from '../words/spans.js';
import { html, htmlLines } from './escape.js';

/** The answer at a glance: the cause, how sure it is, and who does what next; below it the header for a ticket. */
export function hero(page: Page, header: readonly string[]): string {
  const { finding, attempt } = page.lead;
  const stage = attempt?.stoppedAt ?? finding?.stage ?? null;
  const chips = [
    finding === null ? chip(page.analysis.outcome, capital(page.analysis.outcome.replaceAll('-', ' '))) : '',
    finding === null ? '' : chip(finding.confidence, capital(finding.confidence)),
    stage === null ? '' : chip('stage', `stage ${stage}`),
    attempt?.httpStatus == null || attempt.httpStatus === CLIENT_CLOSED
      ? ''
      : chip('stage', `HTTP ${String(attempt.httpStatus)}`),
    attempt?.oauthError == null ? '' : chip('stage', attempt.oauthError),
  ];
  const why = finding === null ? outcomeSentence(page.analysis) : plain(certainty(finding, page));
  const ask = finding === null ? '' : plain(asked(finding, decisive(page), placesOf(page.lead.attempt)));
  const change = pasteChange(page.analysis);
  return [
    '<header class="hero">',
    `<p class="chips">${chips.filter((one) => one !== '').join(' ')}<span class="when">${html(capital(why))}</span></p>`,
    change === '' ? '' : `<p class="ask">${html(change)}</p>`,
    `<h1>${html(titleOf(page))}</h1>`,
    ask === '' ? '' : `<p class="ask"><b>Next step</b> ${html(ask)}</p>`,
    '<details open><summary>Case header, to paste into a ticket</summary>',
    '<button type="button" id="copy" class="script">Copy</button>',
    `<pre id="case" tabindex="0">${htmlLines(header)}</pre></details>`,
    '</header>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function chip(kind: string, text: string): string {
  return `<span class="chip ${kind}">${html(text)}</span>`;
}
