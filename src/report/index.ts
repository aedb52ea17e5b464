/** The reports for the command line and other programs. */
export { renderClocks } from './clocks.js';
export { renderHtml } from './html.js';
export type { HtmlOptions } from './html.js';
export { renderJson, toJson } from './json.js';
export type { JsonOptions, ToJsonOptions } from './json.js';
export type { Analysis2Json, AnalysisJson } from './json-report-shape.js';
export { renderMeaning } from './meaning.js';
export { renderMarkdown } from './markdown.js';
export type { MarkdownOptions } from './markdown.js';
export { identityMap, leaks, learn, learnSecrets, restoreIdentities } from '../redact/mask.js';
export type { Learned, RedactOptions } from '../redact/mask.js';
export { renderExplain, renderRules, renderWhy } from './terminal.js';
