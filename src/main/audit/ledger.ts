import type { JournalState } from '../../contract/audit';
import type { Appended, Journal, JournalRecord, NewRecord } from './journal';
import { orderBook, type OrderBook } from './orders';
import { roomFor } from './reserve';

/** A journal together with what its records say of orders; the one way to write that the subjects use. */
export interface Ledger {
  readonly actor: JournalRecord['actor'];
  readonly state: () => JournalState;
  /** Opens the journal the first time; resolves once its orders are known. */
  readonly opened: () => Promise<JournalState>;
  /** Appends; where the disk had refused before, the journal is opened anew, so that it heals by itself. */
  readonly append: (record: NewRecord) => Promise<Appended>;
  readonly orders: () => OrderBook;
  readonly readBack: Journal['readBack'];
  readonly close: () => Promise<void>;
}

/** Joins a journal to the orders that its records tell of. */
export function openLedger(journal: Journal, actor: JournalRecord['actor']): Ledger {
  let book = orderBook();
  let opening: Promise<JournalState> | undefined;
  let healing: Promise<JournalState> | undefined;

  const open = async (): Promise<JournalState> => {
    const state = await journal.open();
    const fresh = orderBook();
    for await (const record of journal.readAll()) fresh.add(record);
    book = fresh;
    return state;
  };
  const opened = (): Promise<JournalState> => (opening ??= open());
  const healed = async (): Promise<void> => {
    const { kind } = await opened();
    if (kind === 'open' && journal.state().kind === 'open') return;
    // One opening anew at a time, however many wait for it.
    healing ??= open().finally(() => (healing = undefined));
    opening = healing;
    await healing;
  };

  return {
    actor,
    state: journal.state,
    opened,
    append: async (record) => {
      // A record of an order under way finds its own way onto the disk, with the room that is kept for it.
      await (roomFor(record.type) === 'from-reserve' ? opened() : healed());
      const appended = await journal.append(record);
      if (appended.kind === 'recorded') book.add({ ...appended, ...record, actor });
      return appended;
    },
    orders: () => book,
    readBack: journal.readBack,
    close: journal.close,
  };
}
