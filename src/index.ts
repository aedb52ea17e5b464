/** The public API; nothing else is public. */
export { analyze, readEvents } from './node.js';
export type { ReadEventsOptions } from './node.js';
export type { AnalyzeOptions, MemoryFile, Progress } from './analyze.js';
export { LicAnalyzeError } from './core/errors.js';
export type { Abort } from './core/abort.js';
export type { ErrorCode } from './core/errors.js';
export type * from './core/analysis.js';
export type { AnyEvent, Dated, Event, Facts, Kind } from './core/event.js';
export type { Evidence, EvidenceList, LinePlace } from './core/evidence.js';
export { CONTRACT } from './core/plugins.js';
export type { Notice, NoticeCode } from './core/notice.js';
export type { ClockObservation, Reading, Role, Silence, Source } from './core/source.js';
export { defineRule } from './core/rule.js';
export type { Claim, Rule, Sight } from './core/rule.js';
export { defineParser } from './core/parser.js';
export type {
  ByteParser,
  ByteReader,
  Emit,
  Head,
  LineParser,
  LineReader,
  Message,
  MessageParser,
  Parser,
  Seen,
} from './core/parser.js';
export type { InflateEnd, Platform, Sha256, SignedCertificate } from './core/platform.js';
export { pattern } from './core/pattern.js';
export type { Pattern, Test } from './core/pattern.js';
export { STAGES } from './core/stages.js';
export type { Stage, StageState } from './core/stages.js';
export type { Basis, Instant, Micros, Stamp, ZoneMark } from './core/time.js';
export { lineText } from './text/lines.js';
export { parsers } from './parsers/index.js';
export { rules } from './rules/index.js';
export {
  identityMap,
  leaks,
  learn,
  learnSecrets,
  renderClocks,
  renderExplain,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderMeaning,
  renderRules,
  renderWhy,
  restoreIdentities,
  toJson,
} from './report/index.js';
export type {
  Analysis2Json,
  AnalysisJson,
  HtmlOptions,
  JsonOptions,
  Learned,
  MarkdownOptions,
  RedactOptions,
  ToJsonOptions,
} from './report/index.js';
export { VERSION as version } from './core/version.js';
