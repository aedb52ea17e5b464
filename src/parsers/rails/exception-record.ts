import { railsLine } from './line.js';

/** An exception as a Ruby program prints it. */
export interface RubyException {
  readonly type: string;
  readonly message: string | null;
  /** True for a cause, listed below the exception itself. */
  readonly isCause: boolean;
}

const CLASS = String.raw`(?:[A-Z]\w*::)*[A-Z]\w*`;
/** A bare word before a parenthesis is a class only if its name says so. */
const EXCEPTION_NAME = /::|(?:Error|Exception|Timeout|Interrupt)$/;
/**
 * Rails' DebugExceptions: `Class (message):`, and below `Causes:` the same without the colon. A message of several
 * lines leaves it open.
 */
const OF_RAILS = new RegExp(String.raw`^(${CLASS}) \(([\s\S]*?)(\):?)?$`);
/** `Class: message`, as programs print it; `Class - message:` below a record of a development log. */
const OF_PROGRAM = new RegExp(String.raw`^(${CLASS})(?:: | - )(\S[\s\S]*?):?$`);
/** Ruby's Logger::Formatter: `message (Class)`, at a level that prose does not have. */
const OF_LOGGER = new RegExp(String.raw`^(\S[\s\S]*?) \((${CLASS})\)$`);

/** Reads an exception from a line; null for any other. */
export function rubyException(line: string): RubyException | null {
  const { text, level } = railsLine(line);
  return ofRails(text) ?? ofProgram(text) ?? (level === 'ERROR' || level === 'FATAL' ? ofLogger(text) : null);
}

function ofRails(text: string): RubyException | null {
  const found = OF_RAILS.exec(text);
  const type = found?.[1] ?? '';
  return EXCEPTION_NAME.test(type) ? { type, message: orNull(found?.[2]), isCause: found?.[3] === ')' } : null;
}

function ofProgram(text: string): RubyException | null {
  const found = OF_PROGRAM.exec(text);
  const type = found?.[1] ?? '';
  return EXCEPTION_NAME.test(type) ? { type, message: orNull(found?.[2]), isCause: false } : null;
}

function ofLogger(text: string): RubyException | null {
  const found = OF_LOGGER.exec(text);
  const type = found?.[2] ?? '';
  return EXCEPTION_NAME.test(type) ? { type, message: orNull(found?.[1]), isCause: false } : null;
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
