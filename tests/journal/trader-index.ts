import type { OrderFacts } from '../../src/main/audit/order-report';

/** Whose orders are whose; within an environment, as the same number may be another trader elsewhere. */
export interface TraderIndex {
  readonly add: (facts: OrderFacts) => void;
  /** Ids of a trader's orders, oldest first. */
  readonly ordersOf: (environmentId: string, userId: string) => readonly string[];
  /** Traders and their last known names; whoever was ordered for last comes first. */
  readonly named: (environmentId: string) => readonly { readonly userId: string; readonly name: string }[];
}

interface Entry {
  readonly orderIds: string[];
  name?: string | undefined;
}

/** An empty index. */
export function traderIndex(): TraderIndex {
  /** By environment, then by trader, whoever was ordered for last at the end. */
  const environments = new Map<string, Map<string, Entry>>();
  return {
    add: ({ orderId, intent }) => {
      const { environment, target } = intent.data;
      const traders = environments.get(environment.id) ?? new Map<string, Entry>();
      environments.set(environment.id, traders);
      const entry = traders.get(target.userId) ?? { orderIds: [] };
      entry.orderIds.push(orderId);
      entry.name = target.name ?? entry.name;
      traders.delete(target.userId);
      traders.set(target.userId, entry);
    },
    ordersOf: (environmentId, userId) => environments.get(environmentId)?.get(userId)?.orderIds ?? [],
    named: (environmentId) =>
      [...(environments.get(environmentId) ?? [])]
        .flatMap(([userId, { name }]) => (name === undefined ? [] : [{ userId, name }]))
        .reverse(),
  };
}
