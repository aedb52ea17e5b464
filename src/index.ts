/** The public API; nothing else is public. */
export { analyze } from './analyze.js';
export type { AnalyzeOptions, MemoryFile, Progress } from './analyze.js';
