import type { Random } from '../../../samples/make/random.js';
import { managerFiles, type Transform } from './form.js';
import { changeMessage } from './manager-lines.js';
import { changeLines } from './texts.js';

/** An answer with a status: only behind one can a page stand. */
const ANSWERED = /(?:code|status|answer|http)\W{0,4}\d{3}\b/i;

function page(random: Random): string {
  const ticket = random.hex(12);
  return (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">' +
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Notice</title></head><body>' +
    `<p>Ask <a href="https://support.example/case?id=${ticket}">https://support.example</a>, case ${ticket}.</p></body></html>`
  );
}

/** A page with addresses of others behind the answer that the manager's error quotes. */
export const proxyPage: Transform = {
  id: 'proxy-page',
  says: "a page with foreign URLs stands behind the manager's error line",
  seeded: true,
  apply: (bundle, random) => {
    const html = page(random);
    const change = (line: string): string =>
      changeMessage(line, (message, head) =>
        / ERROR /.test(head) && ANSWERED.test(message) ? `${message} ${html}` : message,
      );
    return changeLines(bundle, managerFiles(bundle.truth), change) ?? 'no error line of the manager with a status';
  },
};
