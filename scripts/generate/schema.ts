import { join } from 'node:path';
import { SchemaWriter } from './json-schema.js';
import type { Page } from './pages.js';
import { exportedInterfaces, programOf } from './program.js';

const SHAPE = 'src/report/json-report-shape.ts';
/** An absolute name, as JSON Schema asks for; nothing has to answer there. */
const BASE = 'https://lic-analyze.example/schema';

const VERSIONS = [
  { version: 1, root: 'AnalysisJson', title: 'The JSON report of lic-analyze, version 1' },
  { version: 2, root: 'Analysis2Json', title: 'The JSON report of lic-analyze, version 2: each cited line once' },
] as const;

/** docs/schema: the contract of each version of the JSON report, from its types. */
export function schemaPages(root: string): readonly Page[] {
  const program = programOf(root, [SHAPE]);
  const file = program.getSourceFile(join(root, SHAPE));
  const shapes = file === undefined ? [] : exportedInterfaces(file);
  const checker = program.getTypeChecker();
  return VERSIONS.map(({ version, root: wanted, title }) => {
    const report = shapes.find(({ name }) => name.text === wanted);
    if (report === undefined) throw new Error(`${SHAPE} exports no interface ${wanted}`);
    const name = `analysis-${String(version)}.schema.json`;
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${BASE}/${name}`,
      title,
      ...new SchemaWriter(checker).document(checker.getTypeAtLocation(report)),
    };
    return { path: `docs/schema/${name}`, text: `${JSON.stringify(schema, null, 2)}\n` };
  });
}
