import type { JournalState } from '../../contract/audit';
import type { JournalStop } from '../../contract/lockouts';
import type { Appended, AppendStop } from '../audit/journal';

const words = {
  opening: 'journal-opening',
  held: 'journal-held',
  broken: 'journal-broken',
  unanchored: 'journal-unanchored',
  'needs-key': 'journal-needs-key',
  'not-writable': 'journal-not-writable',
  'not-there': 'journal-not-writable',
} as const satisfies Record<Exclude<AppendStop, 'no-keychain'>, JournalStop>;

/** The word for a record that the journal did not take. */
export function journalStop(stopped: Exclude<Appended, { kind: 'recorded' }>): JournalStop {
  return stopped.why === 'no-keychain' ? `keychain-${stopped.keychain}` : words[stopped.why];
}

/** The word where the journal could not be asked: why it takes no order, or else that it can't be worked with. */
export function unreadableStop(state: JournalState): JournalStop {
  if (state.kind === 'no-keychain') return `keychain-${state.why}`;
  return state.kind === 'open' ? 'journal-not-writable' : words[state.kind];
}
