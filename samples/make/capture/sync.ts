import { plansOf, type Call, type Plan } from '../plan.js';
import { Random } from '../random.js';
import { asManager, type Scenario, type Stranger } from '../scenario.js';
import { Conversation } from './conversation.js';
import { lookup } from './dns.js';
import type { Endpoint, Packet } from './packet.js';
import { changeCipherSpec, clientHello, encrypted, helloValues, serverHello } from './tls.js';

/** Locally administered addresses, which belong to no device. */
const macOf = (last: number): Buffer => Buffer.from([0x02, 0x00, 0x5e, 0x10, 0x00, last]);

/** Every packet between manager and license server during the syncs, and of visible strangers, in order of time. */
export function syncPackets(scenario: Scenario, plans: readonly Plan[]): readonly Packet[] {
  const strangers = scenario.strangers.filter(({ seenBy }) => seenBy.includes('capture'));
  return [
    ...plans.flatMap((plan) => onePlan(scenario, plan)),
    ...strangers.flatMap((stranger) => strangerPackets(scenario, stranger)),
  ].sort((a, b) => a.at - b.at);
}

function strangerPackets(scenario: Scenario, stranger: Stranger): readonly Packet[] {
  const own = asManager(scenario, stranger);
  const answer = stranger.connection === 'refused' ? 'R.' : null;
  return plansOf(own).flatMap((plan) =>
    stranger.connection === 'whole' ? onePlan(own, plan) : failedConnection(own, plan, answer),
  );
}

/** A refused SYN, or one repeated after one and three seconds (RFC 6298 section 5.7) without an answer. */
function failedConnection(scenario: Scenario, plan: Plan, answer: 'R.' | null): readonly Packet[] {
  const random = new Random(`${scenario.id}/${plan.sync.name}/packets`);
  const talk = new Conversation(random, ...endsOf(scenario, random), plan.syn);
  talk.send('client', plan.syn, 'S');
  if (answer !== null) talk.send('server', plan.syn + (scenario.capture?.roundTrip ?? 40), answer);
  else for (const after of [1000, 3000]) talk.repeat(plan.syn + after);
  return talk.packets;
}

function endsOf({ manager, ssm }: Scenario, random: Random): readonly [Endpoint, Endpoint] {
  return [
    { mac: macOf(1), address: manager.address, port: random.int(32768, 60999) },
    { mac: macOf(2), address: ssm.address, port: 8443 },
  ];
}

function onePlan(scenario: Scenario, plan: Plan): readonly Packet[] {
  const random = new Random(`${scenario.id}/${plan.sync.name}/packets`);
  const [client, server] = endsOf(scenario, random);
  const resolver: Endpoint = { mac: macOf(2), address: '192.0.2.53', port: 53 };
  const dns =
    scenario.capture?.dns === true
      ? lookup(random, [{ ...client, port: random.int(32768, 60999) }, resolver], plan.lookup + random.fraction(), [
          scenario.ssm.name,
          scenario.ssm.address,
        ])
      : [];
  const talk = new Conversation(random, client, server, plan.syn);
  const roundTrip = scenario.capture?.roundTrip ?? 40;
  const jitter = (): number => random.int(0, 900) / 1000;
  handshake(talk, { plan, random, roundTrip, jitter, name: scenario.ssm.name });
  for (const call of plan.calls) exchange(talk, call, { random, roundTrip, jitter });
  close(talk, plan, { random, roundTrip, jitter });
  return [...dns, ...talk.packets];
}

interface Wire {
  readonly random: Random;
  readonly roundTrip: number;
  readonly jitter: () => number;
}

/** From SYN to the client's Finished: TLS 1.3, so that the certificate is encrypted. */
function handshake(talk: Conversation, wire: Wire & { readonly plan: Plan; readonly name: string }): void {
  const { plan, random, roundTrip, jitter } = wire;
  const values = helloValues(random);
  const syn = plan.syn + jitter();
  talk.send('client', syn, 'S');
  talk.send('server', syn + roundTrip, 'S.');
  talk.send('client', syn + roundTrip + 0.034, '.');
  const hello = plan.hello + jitter();
  talk.send('client', hello, 'P.', clientHello(values, wire.name));
  talk.send('server', hello + roundTrip + 0.2, '.');
  const flight = [
    serverHello(values),
    changeCipherSpec(),
    encrypted(random, 40),
    encrypted(random, 1180),
    encrypted(random, 264),
    encrypted(random, 52),
  ];
  talk.send('server', hello + roundTrip + 2.31, 'P.', Buffer.concat(flight));
  talk.send('client', hello + roundTrip + 2.39, '.');
  const finished = Math.max(plan.finished, hello + roundTrip + 3) + jitter();
  talk.send('client', finished, 'P.', changeCipherSpec());
  talk.send('client', finished + 0.6, 'P.', encrypted(random, 52));
}

/** One HTTP request and its answer, both encrypted. */
function exchange(talk: Conversation, call: Call, wire: Wire): void {
  const { random, jitter } = wire;
  const sent = call.sent + 1 + jitter() / 4;
  talk.send('client', sent, 'P.', encrypted(random, 196 + call.path.length));
  if (call.method === 'POST') talk.send('client', sent + 0.35, 'P.', encrypted(random, 210));
  talk.send('server', sent + wire.roundTrip + 0.8, '.');
  const received = Math.max(call.received, sent + wire.roundTrip + 1.5);
  talk.send('server', received, 'P.', encrypted(random, 520 + call.bodyBytes));
  talk.send('client', received + 0.041, '.');
}

/** close_notify and FIN from the client, FIN from the server. */
function close(talk: Conversation, plan: Plan, { random, roundTrip }: Wire): void {
  talk.send('client', plan.closed, 'P.', encrypted(random, 2));
  talk.send('client', plan.closed + 0.12, 'F.');
  talk.send('server', plan.closed + roundTrip + 0.4, 'F.');
  talk.send('client', plan.closed + roundTrip + 0.44, '.');
}
