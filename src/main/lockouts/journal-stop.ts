import type { JournalState } from '../../contract/audit';
import type { JournalStop } from '../../contract/lockouts';
import type { Appended } from '../audit/journal';

/** The word for a record that the journal did not take. */
export function journalStop(why: Exclude<Appended, { kind: 'recorded' }>['why']): JournalStop {
  if (why === 'opening') return 'journal-opening';
  if (why === 'held') return 'journal-held';
  if (why === 'needs-key') return 'journal-needs-key';
  return why === 'broken' ? 'journal-broken' : 'journal-not-writable';
}

/** The word where the journal could not be asked: why it takes no order, or else that it can't be worked with. */
export function unreadableStop({ kind }: JournalState): JournalStop {
  return kind === 'open' ? 'journal-not-writable' : journalStop(kind);
}
