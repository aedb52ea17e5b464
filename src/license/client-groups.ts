import type { JoinedAttempt } from '../core/analysis.js';

type Client = JoinedAttempt['client'];

interface Member<T> {
  readonly item: T;
  readonly order: number;
}

/** Items by client, found by the same rule as `isSameClient` without comparing each with each. */
export class ClientGroups<T> {
  readonly #byName = new Map<string, Member<T>[]>();
  #count = 0;

  add(client: Client, item: T): void {
    const member = { item, order: this.#count++ };
    for (const name of namesOf(client)) {
      const own = this.#byName.get(name);
      if (own === undefined) this.#byName.set(name, [member]);
      else own.push(member);
    }
  }

  /** The items of one client, in the order in which they were added. */
  of(client: Client): readonly T[] {
    const [only, ...others] = namesOf(client).map((name) => this.#byName.get(name) ?? []);
    if (only === undefined) return [];
    if (others.length === 0) return only.map(({ item }) => item);
    const all = new Set([...only, ...others.flat()]);
    return [...all].sort((a, b) => a.order - b.order).map(({ item }) => item);
  }

  /** The item of one client that was added last. */
  latest(client: Client): T | undefined {
    let found: Member<T> | undefined;
    for (const name of namesOf(client)) {
      const last = this.#byName.get(name)?.at(-1);
      if (last !== undefined && (found === undefined || last.order > found.order)) found = last;
    }
    return found?.item;
  }
}

/** What makes two clients the same: the host, without one each address, without any address that it is unknown. */
function namesOf({ host, addresses, site = '', tenant = '' }: Client): readonly string[] {
  const of = `${site}\n${tenant}\n`;
  if (host !== null) return [`${of}host ${host}`];
  return addresses.length === 0 ? [`${of}unknown`] : addresses.map((address) => `${of}address ${address}`);
}
