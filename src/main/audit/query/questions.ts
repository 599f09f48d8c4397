import type {
  FilterChoices,
  HistoryCounts,
  HistoryFilter,
  HistoryItems,
  HistoryPage,
  ItemsRequest,
  RawLineAnswer,
  RecordAnswer,
} from '../../../contract/history';
import type { OrderReport } from '../../../contract/lockouts';
import type { Alarm, LastVerified } from '../../../contract/proof';
import type { Trader, TraderCard } from '../../../contract/traders';

/** What a journal says of one trader, by the orders of this computer. */
export type TraderFacts = Pick<TraderCard, 'name' | 'unlocks24h' | 'unlockedAt' | 'waitingSince' | 'last'>;

type Nothing = Record<string, never>;

/** The order that is under way or whose outcome waits for the disk; it has no outcome yet. */
interface WithUnderWay {
  readonly underWay?: string;
}

/** Every question that a journal's reader answers: what it is asked, and what it says. All of it can be sent to a worker. */
export interface ReaderQuestions {
  page: {
    ask: { filter: HistoryFilter; before?: number; limit: number } & WithUnderWay;
    answer: Omit<HistoryPage, 'state'>;
  };
  /** Where text is searched for and not all was, looks on for a while first. */
  items: { ask: Omit<ItemsRequest, 'journal'> & WithUnderWay; answer: HistoryItems };
  /** Says what it has found so far, about ten times a second. */
  counts: { ask: { filter: HistoryFilter } & WithUnderWay; answer: HistoryCounts };
  choices: { ask: Nothing; answer: FilterChoices };
  record: { ask: { seq: number } & WithUnderWay; answer: RecordAnswer };
  rawLine: { ask: { seq: number; from: number }; answer: RawLineAnswer };
  order: { ask: { orderId: string }; answer: OrderReport | undefined };
  /** The 100 newest, fewer where they would take more than 60 KiB, and how many there are. */
  unknowns: {
    ask: { withoutEnd?: string };
    answer: { readonly orders: readonly OrderReport[]; readonly total: number };
  };
  /** `now` in milliseconds since 1970. */
  trader: { ask: { environmentId: string; userId: string; now: number }; answer: TraderFacts };
  /** `extra` are traders that are known without an order; they come before all others. */
  suggest: {
    ask: { environmentId: string; text: string; extra: readonly Trader[]; now: number };
    answer: readonly TraderCard[];
  };
  /** Those that nobody acknowledged, oldest first, 20 at most. */
  alarms: { ask: Nothing; answer: readonly Alarm[] };
  lastVerified: { ask: Nothing; answer: LastVerified | undefined };
}

export type ReaderQuestion = keyof ReaderQuestions;

/** An answer, or the word for why there is none: the disk's, such as EACCES, or what became of the worker. */
export type Answered<T> =
  { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'failed'; readonly code: string };
