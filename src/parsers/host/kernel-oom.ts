import { defineParser } from '../../core/parser.js';

/** printk's time since boot, kept by rsyslog. */
const SINCE_BOOT = /^\[ *\d+\.\d{6}\] /;
/**
 * The line that names the victim (mm/oom_kill.c; since 4.20 after `Out of memory:` or `Memory cgroup out of memory:`).
 */
const KILLED = /\bKilled process (\d+) \(([^)]{0,64})\)/;
/** Lines around it: who asked for memory, why this victim, what was freed. */
const AROUND =
  /^(?:.* invoked oom-killer: |oom-kill:constraint=|oom_reaper: reaped process |(?:Memory cgroup )?[Oo]ut of memory: Kill process )/;
/** Initials of all these lines but `… invoked oom-killer: `. */
const INITIALS = 'oMOK';

/** Kills by the kernel's out-of-memory killer, reported in syslog. */
export default defineParser({
  id: 'kernel-oom',
  title: "The kernel's out-of-memory killer",
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: ['Killed process'] },
  claims(text) {
    const plain = text.startsWith('[') ? text.replace(SINCE_BOOT, '') : text;
    if (!INITIALS.includes(plain.charAt(0)) && !plain.includes('oom-killer: ')) return false;
    return AROUND.test(plain) || /^(?:(?:Memory cgroup )?[Oo]ut of memory: )?Killed process \d+ \(/.test(plain);
  },
  read(message, emit) {
    const found = KILLED.exec(message.text);
    if (found === null) return;
    const facts = { 'process.name': found[2] ?? '', 'process.pid': Number(found[1]) };
    const seen = { stamp: message.stamp, host: message.host, evidence: [message.evidence(message.stamp)] as const };
    emit.event('kernel.oom-kill', facts, seen);
  },
});
