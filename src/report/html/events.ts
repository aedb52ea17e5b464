import { clip } from '../../text/escape.js';
import { sayEvent } from '../event-words.js';
import { places } from '../citation.js';
import type { Page } from '../sections/page.js';
import { duration, utcMoment } from '../when.js';
import { capital } from '../words/sentences.js';
import { html, htmlLog } from './escape.js';
import type { Mark } from './marks.js';

/** Lines shown per event; its places name the rest. */
const MAX_LINES = 8;
const MAX_LINE_LENGTH = 600;

/** Every event as an entry with its verbatim lines: shown by a click on the chart, and the chart's text alternative. */
export function eventList(marks: readonly Mark[], page: Page): string {
  return `<ol id="events">\n${marks.map((mark) => entry(mark, page)).join('\n')}\n</ol>`;
}

function entry({ number, event, at, plusMinus, stage, failed }: Mark, { names, audience }: Page): string {
  const doubt = plusMinus > 0 ? ` ±${duration(plusMinus)}` : '';
  const written = event.stamp === null ? '' : `, written ${event.stamp.text}`;
  const head = `${utcMoment(at)}${doubt}${written}`;
  const lines =
    audience === 'customer' ? [] : event.evidence.slice(0, MAX_LINES).map(({ text }) => clip(text, MAX_LINE_LENGTH));
  const raw = lines.length === 0 ? '' : `<pre class="log" tabindex="0">${htmlLog(lines)}</pre>`;
  return `<li id="e${String(number)}"${failed ? ' class="failed"' : ''} data-source="${html(event.source)}" data-stage="${stage}"><p class="when">${html(head)} · ${html(places(event.evidence, names))}</p><p>${html(capital(clip(sayEvent(event), 500)))}</p>${raw}</li>`;
}
