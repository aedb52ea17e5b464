/** Damage or doubt in the input; reading continued. */
export interface Notice {
  readonly code: NoticeCode;
  /** Path of the source. */
  readonly source: string;
  /** Line or frame. */
  readonly number?: number;
  readonly message: string;
}

/** Kinds of damage or doubt. */
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
  | 'another-site'
  | 'cluster-member-absent'
  | 'server-pair'
  | 'sources-disagree'
  | 'events-dropped'
  | 'other-clients'
  | 'parser-failed'
  | 'rule-failed'
  | 'plugin-refused'
  | 'masked-by-form';
