import type { JournalName, JournalState } from '../../contract/audit';
import { words } from '../../words/words';

/** A journal's state in two or three words. */
export function journalWord(state: JournalState): string {
  switch (state.kind) {
    case 'open':
      return words.journals.records(state.records);
    case 'not-there':
      return state.lostAt === undefined ? words.journals.states[state.kind] : words.journals.gone;
    case 'no-keychain':
      return words.journals.keychains[state.why];
    default:
      return words.journals.states[state.kind];
  }
}

export interface Trouble {
  readonly tone: 'plain' | 'warning' | 'trouble';
  readonly title: string;
  readonly text: string;
}

/** What to say about a journal that takes no orders; undefined for one that does. */
export function journalTrouble(journal: JournalName, state: JournalState): Trouble | undefined {
  const { troubles } = words.journals;
  switch (state.kind) {
    case 'open':
      return undefined;
    case 'opening':
      return { tone: 'plain', ...troubles.opening(journal) };
    case 'held':
      return { tone: 'warning', ...troubles.held(journal, state.by) };
    case 'not-writable':
      return { tone: 'trouble', ...troubles.notWritable(journal, state.code) };
    case 'broken':
      return { tone: 'trouble', ...troubles.broken(journal, state.segment, state.line) };
    case 'not-there':
      return state.lostAt === undefined
        ? { tone: 'plain', ...troubles.notThere(journal) }
        : { tone: 'trouble', ...troubles.gone(journal, state.lostAt) };
    case 'no-keychain':
      return { tone: 'trouble', ...troubles.noKeychain(journal, state.why) };
    case 'needs-key':
      return { tone: 'trouble', ...troubles.needsKey[state.why](state.host) };
  }
}
