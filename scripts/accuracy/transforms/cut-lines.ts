import { managerFiles, type Transform } from './form.js';
import { changeLines } from './texts.js';

/** The manager's log as a terminal or a ticket leaves it: every line ends at one column. */
export const cutLines: Transform = {
  id: 'cut-lines',
  says: "the manager's lines end at one column between 60 and 180",
  seeded: true,
  apply: (bundle, random) => {
    const column = random.int(60, 180);
    return changeLines(bundle, managerFiles(bundle.truth), (line) => line.slice(0, column)) ?? 'no line so long';
  },
};
