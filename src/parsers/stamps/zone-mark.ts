import type { ZoneMark } from '../../core/time.js';

/** `IST`, `+0530`, `+05:30`, `GMT+05:30`, `Z`: an abbreviation or an offset; null for nothing. */
export function zoneMark(text: string | undefined): ZoneMark {
  if (text === undefined || text === '') return null;
  if (text === 'Z') return { offset: 0 };
  const offset = /([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (offset === null) return { abbreviation: text };
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return { offset: offset[1] === '-' ? -minutes : minutes };
}
