import type { Finding } from '../core/analysis.js';
import type { Stage } from '../core/stages.js';
import { withNames } from './collect.js';
import type { CollectPlaces } from './collect.js';
import { ended, uncapital } from './words/sentences.js';

/** Who does a step, by the place that it names first. */
const WHOM: readonly (readonly [RegExp, string])[] = [
  [/^(?:On|Sign in to) (?:the )?SSM\b|^After a restart of the SSM\b|^Restart its containers\b/i, 'SSM admin'],
  [/\bproxy\b/i, 'Proxy admin'],
  [/\bA record\b|\bDNS (?:server|zone)\b|\bname servers?\b/i, 'DNS admin'],
  [/\bfirewall|\broutes?\b|\bMTU\b|\bICMP\b|^On the device\b/i, 'Network team'],
  [/\bmanager'?s? (?:license )?settings\b|\bin the manager\b|\bof the manager\b|^Upgrade\b/i, 'SD-WAN admin'],
  [/\bSSM\b/, 'SSM admin'],
];

/** Who does a step without a place, by the stage's side. */
const BY_STAGE: Readonly<Partial<Record<Stage, string>>> = {
  prerequisites: 'SD-WAN admin',
  name: 'DNS admin',
  connect: 'Network team',
  proxy: 'Proxy admin',
};

const HOLDER: Readonly<Record<Finding['collect'][number]['host'], string>> = {
  manager: 'SD-WAN admin',
  ssm: 'SSM admin',
  proxy: 'Proxy admin',
  capture: 'SD-WAN admin',
  other: '',
};

/** The next step and its owner: the fix if the cause is sure enough, else what decides, then the fix. */
export function asked(finding: Finding, wishes: Finding['collect'], places: CollectPlaces): string {
  const fix = finding.fix[0] === undefined ? undefined : withNames(finding.fix[0], places);
  const [collect] = wishes;
  const who = fix === undefined ? '' : whom(fix, finding.stage);
  if (finding.confidence !== 'possible' || collect === undefined) return addressed(who, fix ?? '');
  const holder = HOLDER[collect.host];
  const wish = addressed(holder, ended(`to decide, please send ${collect.what}`));
  return fix === undefined
    ? wish
    : `${wish} If it is this cause: ${who === holder ? withoutPlace(fix) : addressed(who, fix)}`;
}

/** Who does the first step of the fix. */
export function ownerOf({ fix: [step], stage }: Finding): string {
  return step === undefined ? '' : whom(step, stage);
}

function whom(step: string, stage: Stage): string {
  return WHOM.find(([place]) => place.test(step))?.[1] ?? BY_STAGE[stage] ?? 'SSM admin';
}

function addressed(who: string, what: string): string {
  if (who === '' || /^[\w -]{2,20} admin\b/.test(what)) return what;
  return `${who}: ${withoutPlace(what)}`;
}

/** "SSM admin: On SSM On-Prem: …" would name the place twice. */
const withoutPlace = (step: string): string => uncapital(step.replace(/^On (?:the )?SSM(?: On-Prem)?: /, ''));
