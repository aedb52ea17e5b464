import { cutLines } from './cut-lines.js';
import type { Transform } from './form.js';
import { nat } from './nat.js';
import { otherZone } from './other-zone.js';
import { printedCaptures } from './printed-capture.js';
import { proxyPage } from './proxy-page.js';
import { reworded } from './reworded.js';
import { compose, dockerLogs, journal } from './server-forms.js';
import { alone, removed } from './sources.js';

/** The bundle as it is, to compare with. */
const untransformed: Transform = {
  id: 'untransformed',
  says: 'the bundle as it is',
  seeded: false,
  apply: (bundle) => bundle,
};

/** All transformations of one bundle, in the order of the table. */
export const TRANSFORMS: readonly Transform[] = [
  untransformed,
  ...alone,
  ...removed,
  cutLines,
  reworded,
  dockerLogs,
  journal,
  compose,
  ...printedCaptures,
  otherZone,
  nat,
  proxyPage,
];
