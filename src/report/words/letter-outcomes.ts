/** Lines of the letter where no failure is open: the sync succeeded, then or later, or none is in the files. */
export interface OutcomeLines {
  readonly rejected?: string;
  readonly open: string;
  readonly question: string;
  readonly toDo: string;
  readonly otherwise: string;
  readonly send: string;
}

const NOTHING = 'Please send nothing for now.';

/** The attempt that is named failed, and its client succeeded later. */
export function healedLines(since: string, cause: string): OutcomeLines {
  return {
    open: `No failure remains: the same manager succeeded at ${since}.${cause === '' ? '' : ` What failed before: ${cause}`}`,
    question: 'Our question: was anything changed between the two attempts, and what?',
    toDo: 'What to do: nothing now. Run one more sync at the usual time to see that it stays so.',
    otherwise: 'If it fails again: change nothing, note the time, and send us the files of that time.',
    send: NOTHING,
  };
}

export const SUCCEEDED: OutcomeLines = {
  rejected: 'Nothing was rejected in it.',
  open: 'The files show no failure that is still open.',
  question: 'Our question: when did you last see the problem, and what did the manager show?',
  toDo: 'What to do: nothing, if line 1 is the sync that you mean.',
  otherwise: 'If you mean another one: send us the files of its time.',
  send: NOTHING,
};

export const NONE: OutcomeLines = {
  rejected: 'So the files show nothing that was rejected.',
  open: 'Not known yet: whether a sync failed, and why.',
  question: 'Our question: when did the sync fail, and what did the manager show?',
  toDo: 'What to do: run one sync ("Sync Licenses and Refresh Devices") and note the time and the message.',
  otherwise: 'If it cannot be run now: tell us the time of the last failure, and change nothing.',
  send: 'Please send, of that time: the admin-tech of every manager node (`request admin-tech`) and the logs of the SSM (log download of its GUI).',
};
