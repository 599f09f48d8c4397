import type { ProofStop } from '../../contract/proof';
import { count } from './forms';
import { keyTrouble } from './journals';

const nothing = 'Nothing was recorded.';

/** Why an acknowledgement or a new key was not recorded. */
const stops = {
  'note-empty': `There is no text yet. ${nothing} Write what is known; it stays in the journal.`,
  'note-not-text': `The text seems to contain half a character, which cannot be written: a paste may have cut it in two. ${nothing} Delete and retype what looks like � in it.`,
  'text-holds-token': `The text holds a session’s token, which is recorded nowhere. ${nothing} Delete it from the text.`,
  'alarm-not-known': `There is no such alarm any more: somebody may have acknowledged it. ${nothing} Look in the history.`,
  'no-key-needed': `This journal needs no new key. ${nothing} Close this and go on.`,
  'journal-opening': `The journal is still being opened. ${nothing} Wait a moment, then try again.`,
  'journal-not-writable': `The journal cannot be written. ${nothing} Where the disk is full, free some space; otherwise ask IT. Then try again.`,
  'journal-held': `Another process writes to this journal. ${nothing} Close the other Lockout Desk, then try again.`,
  'journal-broken': `The journal’s newest record is not genuine, or a part of the journal is missing, so nothing is added to it. ${nothing} Tell compliance and IT.`,
  'journal-needs-key': `The journal needs a new key before anything is recorded in it. ${nothing} Give the reason for one in History, then try again.`,
  'keychain-missing': `${keyTrouble.missing.what} ${nothing} ${keyTrouble.missing.now}`,
  'keychain-locked': `${keyTrouble.locked.what} ${nothing} ${keyTrouble.locked.now}`,
  'keychain-denied': `${keyTrouble.denied.what} ${nothing} ${keyTrouble.denied.now}`,
  'keychain-timed-out': `${keyTrouble['timed-out'].what} ${nothing} ${keyTrouble['timed-out'].now}`,
  'keychain-damaged': `${keyTrouble.damaged.what} ${nothing} ${keyTrouble.damaged.now}`,
} satisfies Readonly<Record<Exclude<ProofStop, 'note-too-long'>, string>>;

/** The dialog in which an alarm is acknowledged, or the reason for a new key is given. */
export const proofNotes = {
  alarm: {
    title: 'Acknowledge this alarm?',
    /** After the alarm's own title. */
    found: (at: string): string => `Found ${at}.`,
    whatFollows:
      'The banner goes; the alarm and your note stay in the journal, under your name, for whoever verifies it. Nothing is repaired by this.',
    field: 'Note',
    hint: 'what was found out, and who was told',
    record: 'Acknowledge',
  },
  newKey: {
    title: 'Make a new key for this journal?',
    whatFollows:
      'From now on a new key signs. The records before stay as they are and can be verified with the old public key, which is kept.',
    whatIsSeen:
      'Whoever verifies this journal will see from which record on the new key signs, and your reason. Note its fingerprint elsewhere afterwards: History shows it.',
    field: 'Reason',
    hint: 'what became of the old key, such as a new computer',
    record: 'Make the new key',
  },
  stops,
  tooLong: (most: number): string =>
    `The text is longer than ${count(most)} characters. ${nothing} Shorten it; none of it is cut off for you.`,
  /** The application failed while it recorded; `reference` finds it in the log. */
  fault: (reference: string): string =>
    `The application has a fault (reference ${reference}). It is not known whether this was recorded. Look in the history before you try again.`,
  /** The bridge refused the question. */
  refused: (why: string, detail: string): string =>
    `The application refused this (${why}: ${detail}). ${nothing} Restart it, then try again.`,
};
