import type { Attempt, AttemptStage } from '../../core/analysis.js';
import { places } from '../citation.js';
import { fold, section, seenIn, strong, table, verbatim } from '../document.js';
import type { Block, Rich } from '../document.js';
import { STATE } from '../verdict-words.js';
import type { Page } from './page.js';
import { sequenceDiagram } from './sequence.js';

/** How far the attempt got: a table, a diagram, and plain text for portals that render neither. */
export function ladderSection(attempt: Attempt, page: Page): readonly Block[] {
  return section('How far the attempt got', [
    ...table(['stage', '', 'seen in'], attempt.stages.map(tableRow)),
    ...sequenceDiagram(attempt),
    ...fold('The same as plain text', verbatim(textRows(attempt, page))),
  ]);
}

function tableRow(stage: AttemptStage): readonly Rich[] {
  const words = stateWords(stage);
  const failed = stage.state === 'failed';
  return [[failed ? strong(stage.stage) : stage.stage], [failed ? strong(words) : words], [seenIn(stage.evidence)]];
}

/** `✔ 258 ms`, `– not needed`, `? no source shows it`. */
export function stateWords({ state, facts, inferred }: AttemptStage): string {
  const said = Object.entries(facts).map(([name, value]) =>
    typeof value === 'boolean' ? `${name}: ${value ? 'yes' : 'no'}` : String(value),
  );
  const stateWord = {
    passed: inferred && said.length === 0 ? 'a later stage was reached' : '',
    failed: said.length === 0 ? 'failed' : '',
    'not-needed': said.length === 0 ? 'not needed' : '',
    'not-reached': 'not reached',
    unknown: 'no source shows it',
  }[state];
  const words = [...said, stateWord].filter((word) => word !== '').join(', ');
  return `${STATE[state]} ${words}${inferred ? ' (inferred)' : ''}`.trim();
}

function textRows({ stages }: Attempt, page: Page): readonly string[] {
  return stages.map((stage) => {
    const seen = stage.evidence.length === 0 ? '' : `  [${places(stage.evidence, page.names)}]`;
    return `${stage.stage.padEnd(14)}${stateWords(stage)}${seen}`;
  });
}
