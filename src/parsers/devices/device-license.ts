import { defineParser } from '../../core/parser.js';
import { deviceFailure } from './failure.js';
import { iosStamp } from './ios-stamp.js';

/** `%SMART_LIC-3-COMM_FAILED: text`: facility, severity (RFC 5424 section 6.2.1) and mnemonic. */
const MESSAGE =
  /^(?<front>.{0,90}?)%(?:SMART_LIC|SMART_AGENT|SMART_LICENSING|LICENSE_SMART)-(?<severity>[0-7])-(?<code>[A-Z_0-9]+): ?(?<text>.*)$/s;
/** From "error" on a message states a failure. */
const ERROR = 3;

/** Lines of a router's or switch's license agent, as its console, its log or a syslog server has them. */
export default defineParser({
  id: 'device-license',
  title: "Messages of a device's license agent (%SMART_LIC)",
  role: 'other',
  reads: 'messages',
  discriminator: { field: 'event.code', values: ['severity 0 to 3', '…FAILED'] },
  claims: (text) => text.includes('%SMART') && MESSAGE.test(text),
  stamp: iosStamp,
  read(message, emit) {
    const { severity, code, text = '' } = MESSAGE.exec(message.text)?.groups ?? {};
    if (Number(severity) > ERROR && !/FAIL/.test(code ?? '')) return;
    const stamp = message.stamp ?? iosStamp(message.text);
    const evidence = [message.evidence(stamp)] as const;
    emit.event('device.license-failure', deviceFailure(text, code), { stamp, host: message.host, evidence });
  },
});
