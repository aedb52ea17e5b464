import { STAGES } from '../../core/stages.js';
import type { Page } from '../sections/page.js';
import { html } from './escape.js';
import type { Mark } from './marks.js';

const BUTTONS = [
  ['zoom-in', 'Zoom in'],
  ['zoom-out', 'Zoom out'],
  ['earlier', 'Earlier'],
  ['later', 'Later'],
  ['attempt', 'The attempt'],
  ['whole', 'Everything'],
] as const;

/** Buttons and filters of the timeline, hidden without script. */
export function controls(marks: readonly Mark[], { names }: Page): string {
  const dated = marks.filter(({ at }) => at !== null);
  const sources = [...new Set(dated.map(({ event }) => event.source))].sort();
  const stages = [...STAGES, 'other' as const].filter((name) => dated.some(({ stage }) => stage === name));
  const buttons = BUTTONS.map(([id, label]) => `<button type="button" id="${id}">${label}</button>`).join(' ');
  return [
    `<div class="controls script"><div>${buttons}</div>`,
    boxes('source', 'Sources', sources, (path) => names.get(path) ?? path),
    boxes('stage', 'Stages', stages, (stage) => stage),
    '</div>',
  ].join('\n');
}

function boxes(name: string, legend: string, values: readonly string[], label: (value: string) => string): string {
  const all = values.map(
    (value) =>
      `<label><input type="checkbox" name="${name}" value="${html(value)}" checked> ${html(label(value))}</label>`,
  );
  return `<fieldset><legend>${legend}</legend>${all.join(' ')}</fieldset>`;
}
