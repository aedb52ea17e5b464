import { isAddress } from '../../text/addresses.js';
import type { CommandReader } from './command.js';
import { resolved, unresolved } from './name-errors.js';

const PROGRAM = 'Test-NetConnection';
const FIELD = /^(ComputerName|RemoteAddress|RemotePort|SourceAddress|TcpTestSucceeded)\s*:\s*(\S(?:.*\S)?|)\s*$/s;

/** `Test-NetConnection` (`tnc`) of PowerShell: whether a port takes connections, never why not. */
export const testNetConnection: CommandReader = {
  id: 'test-net-connection',
  commands: ['Test-NetConnection', 'tnc'],
  isManualCheck: true,
  recognise: (output) => (output.some((text) => /^TcpTestSucceeded\s*: (?:True|False)/.test(text)) ? 1 : 0),
  read({ output }, emit) {
    const lines = output.filter(({ text }) => FIELD.test(text));
    const fields = new Map(lines.map(({ text }) => [FIELD.exec(text)?.[1], FIELD.exec(text)?.[2] ?? '']));
    const nameless = output.find(({ text }) => /Name resolution of \S+ failed/.test(text));
    const named = /Name resolution of (\S+) failed/.exec(nameless?.text ?? '')?.[1];
    if (nameless !== undefined && named !== undefined)
      emit.event('dns.lookup', unresolved(named, PROGRAM, nameless.text), [nameless]);
    const [domain = '', address = '', port = ''] = ['ComputerName', 'RemoteAddress', 'RemotePort'].map((name) =>
      fields.get(name),
    );
    const outcome = fields.get('TcpTestSucceeded');
    if (outcome === undefined || !/^\d+$/.test(port)) return named !== undefined;
    if (!isAddress(domain) && isAddress(address))
      emit.event('dns.lookup', resolved(domain, PROGRAM, [address]), lines.slice(0, 2));
    const source = fields.get('SourceAddress') ?? '';
    emit.event(
      'tcp.connection',
      {
        'process.name': PROGRAM,
        ...(isAddress(source) ? { 'source.ip': source } : {}),
        ...(domain === '' ? {} : { 'destination.domain': domain }),
        ...(isAddress(address) ? { 'destination.ip': address } : {}),
        'destination.port': Number(port),
        'tcp.handshake': outcome === 'True' ? 'completed' : 'failed',
      },
      lines,
    );
    return true;
  },
};
