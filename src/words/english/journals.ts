import type { JournalName, JournalState } from '../../contract/audit';
import type { KeychainTrouble } from '../../contract/sessions';
import { count, counted } from './forms';
import { keychain } from './keychain';

/** A trouble as it is said: what is the matter in a sentence, then what it means and what to do. */
interface Said {
  readonly title: string;
  readonly text: string;
}

const subjects = {
  practice: 'The Practice journal',
  real: 'The journal',
} satisfies Readonly<Record<JournalName, string>>;

/** What is the matter with the keychain, and what to do, where it should give the journal's key. */
export const keyTrouble = {
  ...keychain.troubles,
  missing: {
    what: 'This computer has no keychain that answers.',
    now: 'Ask IT to set one up (on Linux: a Secret Service such as GNOME Keyring); the journal’s key is kept nowhere else.',
  },
  damaged: {
    what: 'The keychain holds only a part of the journal’s key or of its anchor.',
    now: 'Ask IT to look at this computer’s keychain, and tell compliance.',
  },
} satisfies Readonly<Record<KeychainTrouble, { what: string; now: string }>>;

const withinSentence = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;

const readOnly =
  'Nothing was changed. Where the keychain can be restored, do that first and start again: the old key goes on then. Until somebody gives the reason for a new key it can be read only, and no orders are taken.';

/** Why a journal needs a new key; `host` is the computer that wrote its newest record. */
const needsKey = {
  'no-key': (host: string): Said => ({
    title: 'The keychain does not have the key that signed this journal last.',
    text: `That key, of ${host}, is not there any more, as after a new or emptied keychain, or where a copy from before a new key was put back. ${readOnly}`,
  }),
  'no-anchor': (host: string): Said => ({
    title: 'The keychain has no anchor for this journal.',
    text: `The note of its newest record, written on ${host}, is not there any more, so it can’t be told whether records were cut off its end. ${readOnly}`,
  }),
  'other-computer': (host: string): Said => ({
    title: `This journal was last written on ${host}.`,
    text: `It is another computer’s, and its key stayed there. ${readOnly} If it was copied here by mistake, ask IT before you go on.`,
  }),
} satisfies Record<Extract<JournalState, { kind: 'needs-key' }>['why'], (host: string) => Said>;

/** What to do where the disk does not take a record, by the system's word and three of the application's own. */
const disks: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space, or ask IT for room.',
  'short-write': 'The disk did not take all of a record: free some space, or ask IT for room.',
  EDQUOT: 'Your quota of the disk is used up: free some space of yours, or ask IT for more.',
  EACCES: 'Access was denied: ask IT for the permission to write in the journal’s folder.',
  EPERM: 'The journal’s folder does not allow this account to write there: ask IT for the permission.',
  EROFS: 'The disk is read-only: ask IT to look at it.',
  EIO: 'The disk fails: ask IT to look at it at once, and to save what it holds.',
  clock:
    'The computer’s clock stands at a year that no record can hold: set its date, or ask IT. Nothing of the journal was changed.',
  'network-path':
    'The journal’s folder is on another computer, where nothing keeps two writers apart: ask IT for one on this computer’s own disk.',
};

/** For any other word of the system. */
const otherDisk = 'Ask IT to look at the disk and the journal’s folder.';

const diskAdvice = (code: string): string =>
  (Object.hasOwn(disks, code) ? disks[code] : undefined) ?? otherDisk;

/** What is said of a journal that takes no orders. */
const troubles = {
  opening: (journal: JournalName): Said => ({
    title: `${subjects[journal]} is being opened.`,
    text: 'Orders can be placed in a moment. Nothing was changed.',
  }),
  /** `by` names the process or computer that writes to it. */
  held: (journal: JournalName, by: string): Said => ({
    title: `${subjects[journal]} is held by ${by}.`,
    text: 'Nothing is recorded or sent from here; the history can be read. Close the other one to place orders.',
  }),
  /** `code` is the system's word, such as ENOSPC. */
  notWritable: (journal: JournalName, code: string): Said => ({
    title: `${subjects[journal]} cannot be written (${code}).`,
    text: `What cannot be recorded is not sent, so no orders are taken. ${diskAdvice(code)} The application opens the journal again by itself at the next press.`,
  }),
  broken: (journal: JournalName, file: string, line: number): Said => ({
    title: `${subjects[journal]}’s newest record is not genuine, or a part of the journal is missing (${file}, line ${count(line)}).`,
    text: 'Nothing was changed and nothing is added to it, so no orders are taken. Keep the files as they are, and tell compliance and IT.',
  }),
  notThere: (journal: JournalName): Said => ({
    title: `${subjects[journal]} is not there yet.`,
    text: 'It begins with the first token that is saved, or the first order that is placed, in a real environment.',
  }),
  /** `seq` is the number of its newest record, as far as the keychain knows. */
  gone: (journal: JournalName, seq: number): Said => ({
    title: `${subjects[journal]} is gone: this computer’s keychain knows of its record ${count(seq)}.`,
    text: 'Its folder was moved, renamed or emptied. Nothing was changed. Close the application and put the folder back, or restore it from a backup, before you go on; where neither can be, tell compliance: the next order or token begins a new journal, with an alarm.',
  }),
  noKeychain: (journal: JournalName, why: KeychainTrouble): Said => ({
    title: `${subjects[journal]} cannot be signed: ${withinSentence(keyTrouble[why].what)}`,
    text: `Orders of real environments are recorded signed or not at all, so no orders are taken. Nothing was changed. ${keyTrouble[why].now}`,
  }),
  needsKey,
};

/** What is said of a journal's state, in the footer and above the history. */
export const journals = {
  /** Before the state in two or three words. */
  names: { practice: 'Practice journal', real: 'Journal' } satisfies Readonly<Record<JournalName, string>>,
  /** A state in two or three words. */
  states: {
    opening: 'opening',
    held: 'held by another',
    'not-writable': 'cannot be written',
    broken: 'broken',
    'not-there': 'not there yet',
    'needs-key': 'needs a new key',
  } satisfies Readonly<Record<Exclude<JournalState['kind'], 'open' | 'no-keychain'>, string>>,
  /** In the header, of one that was there and is not any more. */
  gone: 'gone',
  /** In the header instead of the count, once a verification found it so. */
  foundBroken: 'found BROKEN',
  /** In the header, of its second copy. */
  copyFailed: 'second copy failed',
  records: (records: number): string => counted(records, { one: 'record', other: 'records' }),
  /** In place of a state, where the keychain does not give the key that signs. */
  keychains: {
    missing: 'no keychain',
    locked: 'keychain locked',
    denied: 'keychain denied',
    'timed-out': 'keychain silent',
    damaged: 'keychain damaged',
  } satisfies Readonly<Record<KeychainTrouble, string>>,
  troubles,
  makeNewKey: 'Make a new key…',
};
