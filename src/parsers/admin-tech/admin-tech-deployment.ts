import type { Emit } from '../../core/parser.js';
import { defineParser } from '../../core/parser.js';
import { TextFileReader, type WholeFile } from './text-file.js';
import type { TranscriptLine } from '../terminal/command.js';

const PROPERTY = /^(deploymentmode|tenantmode|drenabled)\s*=\s*(\S+)\s*$/;

/** `deployment` of a manager, a file of Java properties: alone or in a cluster, for one tenant or several. */
export default defineParser({
  id: 'admin-tech-deployment',
  title: 'deployment in an admin-tech',
  role: 'manager',
  reads: 'lines',
  discriminator: { field: 'property', values: ['deploymentmode', 'tenantmode', 'drenabled'] },
  recognise: ({ lines }) => (lines.length <= 50 && lines.some((line) => PROPERTY.test(line)) ? 0.95 : 0),
  open: (path, emit) => new TextFileReader(path, emit, readDeployment),
});

function readDeployment(file: WholeFile, emit: Emit): boolean {
  const properties = new Map<string, { readonly value: string; readonly line: TranscriptLine }>();
  for (const line of file.lines) {
    const [, name, value] = PROPERTY.exec(line.text) ?? [];
    if (name !== undefined && value !== undefined) properties.set(name, { value, line });
  }
  const [first, ...more] = [...properties.values()].map(({ line }) => file.evidence(line));
  if (first === undefined) return false;
  const mode = properties.get('deploymentmode')?.value;
  const tenancy = properties.get('tenantmode')?.value;
  const recovery = properties.get('drenabled')?.value;
  emit.event(
    'host.identity',
    {
      ...(mode === undefined ? {} : { 'deployment.mode': /^cluster$/i.test(mode) ? 'cluster' : 'single' }),
      ...(tenancy === undefined ? {} : { 'deployment.tenancy': tenancy }),
      ...(recovery === undefined ? {} : { 'deployment.disaster_recovery': /^true$/i.test(recovery) }),
    },
    { stamp: null, host: file.host, evidence: [first, ...more] },
  );
  return true;
}
