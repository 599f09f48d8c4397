import type { JournalName, JournalState } from '../../contract/audit';
import type { KeychainTrouble } from '../../contract/sessions';
import { keychainWords } from '../sessions/session-sentences';
import { counted } from '../ui/numbers';

/** A journal's name at the start of a sentence. */
export function journalName(journal: JournalName): string {
  return journal === 'practice' ? 'Practice journal' : 'Journal';
}

/** What is the matter with the keychain, and what to do, where it should give the journal's key. */
export const keyTrouble: typeof keychainWords = {
  ...keychainWords,
  missing: {
    what: 'This computer has no keychain that answers.',
    now: 'Ask IT to set one up (on Linux: a Secret Service such as GNOME Keyring); the journal’s key is kept nowhere else.',
  },
  damaged: {
    what: 'The keychain holds only a part of the journal’s key or of its anchor.',
    now: 'Ask IT to look at this computer’s keychain, and tell compliance.',
  },
};

const silent: Readonly<Record<KeychainTrouble, string>> = {
  missing: 'no keychain',
  locked: 'keychain locked',
  denied: 'keychain denied',
  'timed-out': 'keychain silent',
  damaged: 'keychain damaged',
};

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
    case 'no-keychain':
      return silent[state.why];
    case 'needs-key':
      return 'needs a new key';
  }
}

export interface Trouble {
  readonly tone: 'plain' | 'warning' | 'trouble';
  readonly title: string;
  readonly text: string;
}

type NeedsKey = Extract<JournalState, { kind: 'needs-key' }>;

const readOnly =
  'Nothing was changed. Where the keychain can be restored, do that first and start again: the old key goes on then. Until somebody gives the reason for a new key it can be read only, and no orders are taken.';

/** Why a journal needs a new key, complete by type. */
const needsKey: Readonly<Record<NeedsKey['why'], (host: string) => Omit<Trouble, 'tone'>>> = {
  'no-key': (host) => ({
    title: 'The keychain has no key for this journal.',
    text: `The key that signed it on ${host} is not there any more, as after a new or emptied keychain. ${readOnly}`,
  }),
  'no-anchor': (host) => ({
    title: 'The keychain has no anchor for this journal.',
    text: `The note of its newest record, written on ${host}, is not there any more, so it can’t be told whether records were cut off its end. ${readOnly}`,
  }),
  'other-computer': (host) => ({
    title: `This journal was last written on ${host}.`,
    text: `It is another computer’s, and its key stayed there. ${readOnly} If it was copied here by mistake, ask IT before you go on.`,
  }),
};

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
    default:
      return keyOrKeychain(name, state);
  }
}

function keyOrKeychain(
  name: string,
  state: NeedsKey | Extract<JournalState, { kind: 'no-keychain' }>,
): Trouble {
  if (state.kind === 'needs-key') return { tone: 'trouble', ...needsKey[state.why](state.host) };
  const { what, now } = keyTrouble[state.why];
  return {
    tone: 'trouble',
    title: `${name} cannot be signed: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
    text: `Orders of real environments are recorded signed or not at all, so no orders are taken. Nothing was changed. ${now}`,
  };
}
