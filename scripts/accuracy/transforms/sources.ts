import { filesOf, withSourcesIn, type Bundle, type Transform } from './form.js';

const NAMES = ['manager_log', 'other_manager_logs', 'serviceproxy_log', 'ssm_syslog', 'capture', 'commands'];

/** Each source alone: what one side can know. */
export const alone: readonly Transform[] = NAMES.map((name) => ({
  id: `alone-${name}`,
  says: `only ${name} is left`,
  seeded: false,
  apply: (bundle) => keep(bundle, name, (isOfSource) => isOfSource),
}));

/** Each source removed: what the others make of it. */
export const removed: readonly Transform[] = NAMES.map((name) => ({
  id: `without-${name}`,
  says: `${name} is missing`,
  seeded: false,
  apply: (bundle) => keep(bundle, name, (isOfSource) => !isOfSource),
}));

function keep({ files, truth }: Bundle, name: string, isKept: (isOfSource: boolean) => boolean): Bundle | string {
  const own = filesOf(truth, name);
  if (own.size === 0) return `no ${name}`;
  const kept = files.filter(({ path }) => isKept(own.has(path)));
  if (kept.length === 0 || kept.length === files.length) return `nothing but ${name}`;
  return { files: kept, truth: withSourcesIn(truth, new Set(kept.map(({ path }) => path))) };
}
