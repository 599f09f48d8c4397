import type { JournalName, JournalState } from '../contract/audit';
import type { Ledger } from './audit/ledger';
import type { Lockouts } from './lockouts/lockouts';
import type { OutcomeRecorder } from './lockouts/record-outcome';

/** The journal by its name, opened; undefined where there is none yet: reading does not begin one. */
export type ToRead = (journal: JournalName) => Promise<Ledger | undefined>;

/** Finds journals to be read. */
export function journalsToRead({
  ledgers,
  isBegun,
}: {
  readonly ledgers: Readonly<Record<JournalName, Ledger>>;
  readonly isBegun: (journal: JournalName) => Promise<boolean>;
}): ToRead {
  return async (journal) => {
    if (!(await isBegun(journal))) return undefined;
    await ledgers[journal].opened();
    return ledgers[journal];
  };
}

/** What may leave an order without its end. */
export interface Endless {
  readonly lockouts: Pick<Lockouts, 'underWay'>;
  readonly outcomes: Readonly<Record<JournalName, Pick<OutcomeRecorder, 'waiting'>>>;
}

/**
 * The order of a journal that has no end there yet: it is under way, or its outcome waits for the disk. A journal has one
 * at most, as no order begins while an outcome waits.
 */
export const withoutEnd = ({ lockouts, outcomes }: Endless, journal: JournalName): string | undefined =>
  outcomes[journal].waiting() ?? lockouts.underWay();

/** A journal's state where its records were asked for: one that can't be read is taken for one that can't be written. */
export function stateRead(
  ledger: Pick<Ledger, 'state'>,
  answered: { readonly kind: 'answer' } | { readonly kind: 'failed'; readonly code: string },
): JournalState {
  const state = ledger.state();
  const isUnread = answered.kind === 'failed' && state.kind === 'open';
  return isUnread ? { kind: 'not-writable', code: answered.code } : state;
}
