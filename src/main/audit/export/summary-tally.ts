import type { Outcome } from '../../../contract/lockouts';
import type { JournalRecord } from '../journal';
import { begun, continued, orderIdOf } from '../order-fold';
import { notesStart, type OrderFacts } from '../order-report';
import { readLine } from '../read-line';
import type { MatchedLine } from './matched-line';

/** So many orders are shown one by one. */
export const ORDERS_SHOWN = 5000;

/** An order as the summary shows it. */
export interface OrderLine {
  readonly seq: number;
  readonly at: string;
  readonly environment: string;
  readonly traderId: string;
  readonly traderName?: string;
  readonly by: string;
  /** Their start, as in a row of history. */
  readonly notes: string;
  readonly outcome?: Outcome;
  readonly reason?: string;
  readonly closedAs?: string;
}

/** What a summary counts and shows. */
export interface SummaryFacts {
  readonly records: number;
  readonly orders: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Orders of which no outcome is recorded. */
  readonly withoutOutcome: number;
  readonly firstAt?: string;
  readonly lastAt?: string;
  /** The oldest, `ORDERS_SHOWN` at most. */
  readonly shown: readonly OrderLine[];
}

/** Which records were the first and the last. */
export interface LineEnds {
  readonly first?: { readonly segment: string; readonly seq: number };
  readonly last?: { readonly segment: string; readonly seq: number };
}

export interface SummaryTally {
  /** The lines, counted as they pass. */
  readonly passing: (lines: AsyncIterable<MatchedLine>) => AsyncGenerator<MatchedLine, void, void>;
  readonly ends: () => LineEnds;
  readonly facts: () => SummaryFacts;
}

function lineOf({ intent, outcome, closing }: OrderFacts): OrderLine {
  const { environment, target, notes = '' } = intent.data;
  const start = notesStart(notes).notesStart ?? '';
  return {
    seq: intent.seq,
    at: intent.at,
    environment: `${environment.name} (${environment.kind})`,
    traderId: target.userId,
    ...(target.name === undefined ? {} : { traderName: target.name }),
    by: intent.actor.osUser,
    notes: start.length < notes.length ? `${start}…` : start,
    ...(outcome ? { outcome: outcome.data.outcome, reason: outcome.data.reason } : {}),
    ...(closing ? { closedAs: closing.as } : {}),
  };
}

/** Whether nothing more can be said of an order. */
const isEnded = ({ outcome, closing }: OrderFacts): boolean =>
  closing !== undefined || (outcome !== undefined && outcome.data.outcome !== 'unknown');

/** Orders by what is recorded of them; remembers those that may go on, and those that are shown. */
function orderTally(): { add: (record: JournalRecord) => void } & Pick<SummaryTally, 'facts'> {
  const open = new Map<string, OrderFacts>();
  const shown = new Map<number, OrderLine>();
  const outcomes = { done: 0, refused: 0, unknown: 0, 'not-sent': 0 };
  let orders = 0;
  const keep = (facts: OrderFacts): void => {
    if (isEnded(facts)) open.delete(facts.orderId);
    else open.set(facts.orderId, facts);
    if (shown.has(facts.intent.seq) || shown.size < ORDERS_SHOWN) shown.set(facts.intent.seq, lineOf(facts));
  };
  const add = (record: JournalRecord): void => {
    const orderId = orderIdOf(record);
    if (orderId === undefined) return;
    const before = open.get(orderId);
    const after = before ? continued(before, record) : begun(record);
    if (!after) return;
    if (!before) orders += 1;
    if (after.outcome && !before?.outcome) outcomes[after.outcome.data.outcome] += 1;
    keep(after);
  };
  const facts = (): SummaryFacts => {
    const withOutcome = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    return {
      records: 0,
      orders,
      outcomes,
      withoutOutcome: orders - withOutcome,
      shown: [...shown.values()],
    };
  };
  return { add, facts };
}

/** Counts what a bundle's summary says while its lines pass, oldest first. */
export function summaryTally(): SummaryTally {
  const orders = orderTally();
  let records = 0;
  let ends: LineEnds = {};
  let times: Pick<SummaryFacts, 'firstAt' | 'lastAt'> = {};
  const count = ({ segment, seq, line }: MatchedLine): void => {
    records += 1;
    ends = { first: ends.first ?? { segment, seq }, last: { segment, seq } };
    const record = readLine(line);
    if (!record) return;
    times = { firstAt: times.firstAt ?? record.at, lastAt: record.at };
    orders.add(record);
  };
  return {
    passing: async function* (lines) {
      for await (const line of lines) {
        count(line);
        yield line;
      }
    },
    ends: () => ends,
    facts: () => ({ ...orders.facts(), ...times, records }),
  };
}
