/** One line of one file, for `--from`. */
export interface Place {
  /** A path on disk, or an archive's member in the form of reports: `case.tar.gz!var/log/messages`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Reads `FILE:LINE`; a sentence if it is no place. */
export function placeOf(text: string): Place | string {
  const [, file = '', line = ''] = /^(.+):(\d+)$/.exec(text) ?? [];
  if (file === '' || Number(line) === 0)
    return `--from wants FILE:LINE with lines counted from 1, for example case/vmanage-server.log:123.`;
  return { file, line: Number(line) };
}
