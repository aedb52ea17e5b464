import { defineParser } from 'lic-analyze';

/** `balancer time=2024-11-19T09:31:44.206Z client=192.0.2.21 status=429 POST /oauth/token` */
const LINE =
  /^balancer time=(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z client=(\S+) status=(\d{3}) ([A-Z]+) (\S+)$/;

/** The stamp of a line as it is written: its date, the microseconds of its day, and the zone that it states. */
function stampOf(text) {
  const found = LINE.exec(text);
  if (found === null) return null;
  const [year, month, day, hour, minute, second, millis] = found.slice(1, 8).map(Number);
  return {
    text: text.slice('balancer time='.length).split(' ')[0],
    date: { year, month, day },
    timeOfDay: (((hour * 60 + minute) * 60 + second) * 1000 + millis) * 1000,
    step: 1000,
    zone: { offset: 0 },
    lap: 0,
  };
}

export default defineParser({
  id: 'balancer-log',
  title: "Our balancer's log",
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'url.path', values: ['*/oauth/*', '*/api/*'] },
  initials: 'b',
  claims: (text) => LINE.test(text),
  stamp: stampOf,
  read(message, emit) {
    const found = LINE.exec(message.text);
    if (found === null) return;
    const [client, status, method, path] = found.slice(8);
    const inner = stampOf(message.text);
    const stamp = message.stamp ?? inner;
    const evidence = message.evidence(stamp);
    // Ties the clock of syslog, which may hold the line, to the balancer's own.
    if (inner !== null) emit.clock({ outer: message.stamp, inner, evidence });
    const facts = {
      'source.address': client,
      'http.request.method': method,
      'url.path': path,
      'http.response.status_code': Number(status),
    };
    emit.event('gateway.request', facts, { stamp, host: message.host, evidence: [evidence] });
  },
});
