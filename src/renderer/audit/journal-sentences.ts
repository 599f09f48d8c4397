import type { JournalName, JournalState } from '../../contract/audit';
import { counted } from '../ui/numbers';

/** A journal's name at the start of a sentence. */
export function journalName(journal: JournalName): string {
  return journal === 'practice' ? 'Practice journal' : 'Journal';
}

/** A journal's state in two or three words. */
export function journalWord(state: JournalState): string {
  switch (state.kind) {
    case 'opening':
      return 'opening';
    case 'open':
      return counted(state.records, 'record');
    case 'held':
      return 'held by another';
    case 'not-writable':
      return 'cannot be written';
    case 'broken':
      return 'broken';
    case 'not-there':
      return 'not there yet';
  }
}

export interface Trouble {
  readonly tone: 'plain' | 'warning' | 'trouble';
  readonly title: string;
  readonly text: string;
}

/** What to say about a journal that takes no orders; undefined for one that does. */
export function journalTrouble(journal: JournalName, state: JournalState): Trouble | undefined {
  const name = journal === 'practice' ? 'The Practice journal' : 'The journal';
  switch (state.kind) {
    case 'open':
      return undefined;
    case 'opening':
      return {
        tone: 'plain',
        title: `${name} is being opened.`,
        text: 'Orders can be placed in a moment. Nothing was changed.',
      };
    case 'held':
      return {
        tone: 'warning',
        title: `${name} is held by ${state.by}.`,
        text: 'Nothing is recorded or sent from here; the history can be read. Close the other one to place orders.',
      };
    case 'not-writable':
      return {
        tone: 'trouble',
        title: `${name} cannot be written (${state.code}).`,
        text: 'What cannot be recorded is not sent, so no orders are taken. Free some disk space or ask IT; the application opens it again by itself at the next press.',
      };
    case 'broken':
      return {
        tone: 'trouble',
        title: `${name}’s newest record is not genuine (${state.segment}, line ${state.line}).`,
        text: 'Nothing was changed and nothing is added to it, so no orders are taken. Keep the files as they are, and tell compliance and IT.',
      };
    case 'not-there':
      return {
        tone: 'plain',
        title: `${name} is not there yet.`,
        text: 'It begins with the first token that is saved, or the first order that is placed, in a real environment.',
      };
  }
}
