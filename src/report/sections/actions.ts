import type { Finding } from '../../core/analysis.js';
import { withNames } from '../collect.js';
import { list, paragraph, section, strong } from '../document.js';
import type { Block } from '../document.js';
import { placesOf } from '../places.js';
import { plain, spans } from '../words/spans.js';
import type { Page } from './page.js';

/** The fix as plain sentences with the case's names, for a text without markup. */
export function plainFix({ lead: { finding, attempt } }: Page): readonly string[] {
  return plainSteps(finding?.fix ?? [], placesOf(attempt));
}

/** How to see that it worked, likewise. */
export function plainVerify({ lead: { finding, attempt } }: Page): readonly string[] {
  return plainSteps(finding?.verify ?? [], placesOf(attempt));
}

function plainSteps(steps: readonly string[], places: ReturnType<typeof placesOf>): readonly string[] {
  return steps.map((step) => plain(withNames(step, places)));
}

/** What to do: the fix, how to verify it, its risks, and what the rule rests on. */
export function fixSection(finding: Finding, { lead }: Page): readonly Block[] {
  const places = placesOf(lead.attempt);
  const filled = (items: readonly string[]) => items.map((item) => spans(withNames(item, places)));
  const labelled = (title: string, items: readonly string[]): readonly Block[] =>
    items.length === 0 ? [] : [paragraph(strong(title)), ...list(filled(items))];
  const references = finding.references ?? [];
  return section('What to do', [
    ...(finding.confidence === 'possible' && finding.fix.length > 0 ? [paragraph('If it is this cause:')] : []),
    ...list(filled(finding.fix), true),
    ...labelled('Verify', finding.verify),
    ...labelled('Risk', finding.risk),
    ...(references.length === 0 ? [] : [paragraph(strong('Reference:'), ' ', ...spans(`${references.join('; ')}.`))]),
  ]);
}
