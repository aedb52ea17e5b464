import type { IsolatedLine } from '../../core/analysis.js';
import { cite, emphasis, list, paragraph, section } from '../document.js';
import type { Block, Rich } from '../document.js';
import { withNames } from '../collect.js';
import { placesOf } from '../places.js';
import { deviceCauses } from '../words/devices.js';
import { meaningOf } from '../words/isolated.js';
import { listed } from '../words/parts.js';
import { ended, sentence } from '../words/sentences.js';
import { spans } from '../words/spans.js';
import type { Page } from './page.js';

/** True if nothing but lines by themselves was found: no sync is judged. */
export function isLone({ analysis, lead }: Pick<Page, 'analysis' | 'lead'>): boolean {
  return analysis.isolated !== undefined && lead.attempt === null;
}

/** What is said of each line: its meaning by itself, and the causes that explain it with what would decide between them. */
export function isolatedSection({ analysis, lead, audience }: Page): readonly Block[] {
  const lines = analysis.isolated ?? [];
  const title = lead.attempt === null ? 'What this line means by itself' : 'Lines that belong to no license sync';
  const engineer = audience === 'engineer';
  return section(
    title,
    withoutRepeats(lines.flatMap((line) => [...meaningBlocks(line), ...causeBlocks(line, engineer)])),
  );
}

/** What is said of several lines of one device is said once. */
function withoutRepeats(blocks: readonly Block[]): readonly Block[] {
  const texts = blocks.map((block) => JSON.stringify(block));
  return blocks.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

function meaningBlocks(line: IsolatedLine): readonly Block[] {
  const [stated = '', ...meaning] = meaningOf(line);
  return [
    paragraph(...spans(stated), cite(line.event.evidence)),
    ...meaning.map((words) => paragraph(...spans(words))),
  ];
}

function causeBlocks({ event, causes, failed }: IsolatedLine, engineer: boolean): readonly Block[] {
  const device = deviceCauses(event);
  if (device !== null)
    return [
      paragraph('Likely causes on the device, the likeliest first; each is at most possible:'),
      ...list(
        device.causes.map((cause) => spans(sentence(cause))),
        true,
      ),
      paragraph(...spans(sentence(`Would be decided by: ${device.decides}`))),
    ];
  if (!failed) return [];
  if (causes.length === 0)
    return [paragraph('No known cause explains it by itself. The lines around it would show more.')];
  return [
    paragraph('Causes that explain it, the likeliest first; a line by itself makes each at most possible:'),
    ...list(
      causes.map((cause) => causeWords(cause, engineer)),
      true,
    ),
  ];
}

function causeWords({ cause, rule, decides, collect }: IsolatedLine['causes'][number], engineer: boolean): Rich {
  const [first] = collect;
  const how =
    first === undefined
      ? ''
      : ended(
          `To fetch: ${withNames([first.what, first.command ?? first.path].filter((part) => part !== undefined).join(': '), placesOf(null))}`,
        );
  const what =
    decides.length === 0
      ? 'Would be decided by the lines around it.'
      : sentence(`Would be shown by: ${listed(decides, 'or')}`);
  return [
    ...spans(ended(cause)),
    ...(engineer ? [' (', emphasis(rule), ')'] : []),
    ' ',
    ...spans([what, how].join(' ').trim()),
  ];
}
