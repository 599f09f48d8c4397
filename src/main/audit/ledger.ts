import type { JournalState } from '../../contract/audit';
import { diskCode } from './disk';
import type { Appended, Journal, JournalRecord, NewRecord } from './journal';
import type { Answered, ReaderQuestion, ReaderQuestions } from './query/questions';
import type { Asked, Listening } from './query/reader';
import { roomFor } from './reserve';

/** Asks a journal's reader; never rejects but for a bug. */
export type AskReader = <Q extends ReaderQuestion>(
  asked: Asked<Q>,
  listening?: Listening,
) => Promise<Answered<ReaderQuestions[Q]['answer']>>;

/** A journal together with its reader; the one way to write that the subjects use. */
export interface Ledger extends Pick<Journal, 'rekey' | 'spans' | 'acknowledged'> {
  readonly actor: JournalRecord['actor'];
  readonly state: () => JournalState;
  /** Opens the journal the first time. */
  readonly opened: () => Promise<JournalState>;
  /** Opens the journal anew where the disk or the keychain had refused before, as `append` does. */
  readonly healed: () => Promise<void>;
  /** Appends; where the disk had refused before, the journal is opened anew, so that it heals by itself. */
  readonly append: (record: NewRecord) => Promise<Appended>;
  /**
   * Asks about the records: all that were acknowledged before the call are seen, and none that is not acknowledged.
   * `failed` says the disk's word, or `worker-ended`.
   */
  readonly ask: <Q extends ReaderQuestion>(
    question: Q,
    ask: ReaderQuestions[Q]['ask'],
    listening?: Listening,
  ) => Promise<Answered<ReaderQuestions[Q]['answer']>>;
  readonly close: () => Promise<void>;
}

/** Joins a journal to its reader. Opening reads the journal's end alone, however long it is. */
export function openLedger(journal: Journal, actor: JournalRecord['actor'], askReader: AskReader): Ledger {
  let opening: Promise<JournalState> | undefined;
  let healing: Promise<JournalState> | undefined;

  const opened = (): Promise<JournalState> => (opening ??= journal.open());
  const healed = async (): Promise<void> => {
    const { kind } = await opened();
    if (kind === 'open' && journal.state().kind === 'open') return;
    // One opening anew at a time, however many wait for it.
    healing ??= journal.open().finally(() => (healing = undefined));
    opening = healing;
    await healing;
  };

  return {
    actor,
    rekey: journal.rekey,
    spans: journal.spans,
    acknowledged: journal.acknowledged,
    state: journal.state,
    opened,
    healed,
    append: async (record) => {
      // A record of an order under way finds its own way onto the disk, with the room that is kept for it.
      await (roomFor(record.type) === 'from-reserve' ? opened() : healed());
      return journal.append(record);
    },
    ask: async (question, ask, listening) => {
      try {
        // SECURITY: rules are checked against everything that is acknowledged at this moment, so it is looked up first.
        const spans = await journal.spans();
        return await askReader({ question, ask, spans }, listening);
      } catch (error) {
        return { kind: 'failed', code: diskCode(error) };
      }
    },
    close: journal.close,
  };
}
