import type { OrderedFor } from './fold';

/** A trader as earlier orders know him. */
export interface Ordered {
  readonly userId: string;
  /** The last one that an order gave. */
  readonly name?: string;
  /** The ordinal of his last order's intent. */
  readonly last: number;
}

/** Whom orders were for, in whatever order they are told. */
export interface KnownNames {
  readonly add: (whom: OrderedFor) => void;
  readonly get: (environmentId: string, userId: string) => Ordered | undefined;
  /** Of one environment, whoever was ordered for last first. */
  readonly all: (environmentId: string) => readonly Ordered[];
  /** The last order of each, and the last that gave a name. */
  readonly told: () => readonly OrderedFor[];
}

interface Entry {
  userId: string;
  name?: string | undefined;
  named: number;
  last: number;
}

function told(environmentId: string, { userId, name, named, last }: Entry): OrderedFor[] {
  const latest = { environmentId, userId, ordinal: last };
  if (name === undefined) return [latest];
  const naming = { environmentId, userId, name, ordinal: named };
  return named === last ? [naming] : [naming, latest];
}

const asOrdered = ({ userId, name, last }: Entry): Ordered =>
  name === undefined ? { userId, last } : { userId, name, last };

/** Nobody yet. Environments hold traders of their own: the same number may be another trader elsewhere. */
export function knownNames(): KnownNames {
  const environments = new Map<string, Map<string, Entry>>();
  return {
    add: ({ environmentId, userId, name, ordinal }) => {
      const traders = environments.get(environmentId) ?? new Map<string, Entry>();
      environments.set(environmentId, traders);
      const entry = traders.get(userId) ?? { userId, named: -1, last: ordinal };
      traders.set(userId, entry);
      entry.last = Math.max(entry.last, ordinal);
      if (name !== undefined && ordinal > entry.named) [entry.name, entry.named] = [name, ordinal];
    },
    get: (environmentId, userId) => {
      const entry = environments.get(environmentId)?.get(userId);
      return entry && asOrdered(entry);
    },
    all: (environmentId) =>
      [...(environments.get(environmentId)?.values() ?? [])]
        .sort((one, other) => other.last - one.last)
        .map(asOrdered),
    told: () =>
      [...environments].flatMap(([id, traders]) => [...traders.values()].flatMap((one) => told(id, one))),
  };
}
