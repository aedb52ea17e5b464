import type { Attempt, AttemptStage } from '../../core/analysis.js';
import { fold, section, seenIn, strong, table } from '../document.js';
import type { Block, Rich } from '../document.js';
import { STATE } from '../verdict-words.js';
import { stageSays } from '../words/stages.js';
import { sequenceDiagram } from './sequence.js';

/** How far the attempt got: a table, and the same as a diagram, folded; where the stages are drawn already, both are. */
export function ladderSection(attempt: Attempt, isDrawn: boolean): readonly Block[] {
  const stages = table(['stage', 'state', 'seen in'], attempt.stages.map(tableRow));
  return section('How far the attempt got', [
    ...(isDrawn ? fold('Where each stage is seen', stages) : stages),
    ...fold('As a sequence diagram', sequenceDiagram(attempt)),
  ]);
}

function tableRow(stage: AttemptStage): readonly Rich[] {
  const words = stateWords(stage);
  const failed = stage.state === 'failed';
  return [[failed ? strong(stage.stage) : stage.stage], [failed ? strong(words) : words], [seenIn(stage.evidence)]];
}

/** `✔ 258 ms`, `– not needed`, `? not shown in the files`. */
export function stateWords(stage: AttemptStage): string {
  const { state, inferred } = stage;
  const said = stageSays(stage);
  const stateWord = {
    passed: inferred && said.length === 0 ? 'implied by a later stage' : '',
    failed: said.length === 0 ? 'failed' : '',
    'not-needed': said.length === 0 ? 'not needed' : '',
    'not-reached': 'not reached',
    unknown: 'not shown in the files',
  }[state];
  const words = [...said, stateWord].filter((word) => word !== '').join(', ');
  return `${STATE[state]} ${words}${inferred && said.length > 0 ? ' (inferred)' : ''}`.trim();
}
