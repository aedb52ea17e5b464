/** Damage or doubt in the input: kept, said, and gone on from. */
export interface Notice {
  readonly code: NoticeCode;
  /** Path of the source. */
  readonly source: string;
  /** Line or frame. */
  readonly number?: number;
  readonly message: string;
}

/** What kind of damage or doubt a notice is about. */
export type NoticeCode =
  | 'not-recognised'
  | 'not-read-yet'
  | 'not-read'
  | 'empty'
  | 'unreadable'
  | 'compressed-cut'
  | 'archive-cut'
  | 'archive-damaged'
  | 'capture-cut'
  | 'capture-damaged'
  | 'capture-drops'
  | 'line-too-long'
  | 'text-repaired'
  | 'text-cut'
  | 'encoding'
  | 'date-contradiction'
  | 'year-assumed'
  | 'zone-assumed'
  | 'clocks-do-not-meet'
  | 'events-dropped'
  | 'parser-failed';
