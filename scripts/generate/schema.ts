import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SchemaWriter } from './json-schema.js';
import type { Page } from './pages.js';
import { exportedInterfaces, programOf } from './program.js';

const SHAPE = 'src/report/json-shape.ts';
/** The interface of the whole report. */
const ROOT = 'AnalysisJson';

/** docs/schema: the contract of the JSON report, from its types. */
export function schemaPages(root: string): readonly Page[] {
  if (!existsSync(join(root, SHAPE))) return [];
  const program = programOf(root, [SHAPE]);
  const file = program.getSourceFile(join(root, SHAPE));
  const report = file === undefined ? undefined : exportedInterfaces(file).find(({ name }) => name.text === ROOT);
  if (report === undefined) throw new Error(`${SHAPE} exports no interface ${ROOT}`);
  const checker = program.getTypeChecker();
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'lic-analyze/analysis/1',
    title: 'The JSON report of lic-analyze, version 1',
    ...new SchemaWriter(checker).document(checker.getTypeAtLocation(report)),
  };
  return [{ path: 'docs/schema/analysis-1.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` }];
}
