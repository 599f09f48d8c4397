import type { Reply } from '../../contract/bridge';
import { MAX_PROOF_NOTE, type ProofStop } from '../../contract/proof';
import { keyTrouble } from '../audit/journal-sentences';
import { countOf } from '../ui/numbers';

const nothing = 'Nothing was recorded.';

/** Why an acknowledgement or a new key was not recorded, complete by type. */
export const proofStops: Readonly<Record<ProofStop, string>> = {
  'note-empty': `There is no text yet. ${nothing} Write what is known; it stays in the journal.`,
  'note-too-long': `The text is longer than ${countOf(MAX_PROOF_NOTE)} characters. ${nothing} Shorten it; none of it is cut off for you.`,
  'note-not-text': `The text seems to contain half a character, which cannot be written: a paste may have cut it in two. ${nothing} Delete and retype what looks like � in it.`,
  'text-holds-token': `The text holds a session’s token, which is recorded nowhere. ${nothing} Delete it from the text.`,
  'alarm-not-known': `There is no such alarm any more: somebody may have acknowledged it. ${nothing} Look in the history.`,
  'no-key-needed': `This journal needs no new key. ${nothing} Close this and go on.`,
  'journal-opening': `The journal is still being opened. ${nothing} Wait a moment, then try again.`,
  'journal-not-writable': `The journal cannot be written. ${nothing} Free some disk space or ask IT, then try again.`,
  'journal-held': `Another process writes to this journal. ${nothing} Close the other Lockout Desk, then try again.`,
  'journal-broken': `The journal’s newest record is not genuine, so nothing is added to it. ${nothing} Tell compliance and IT.`,
  'journal-needs-key': `The journal needs a new key before anything is recorded in it. ${nothing} Give the reason for one in History, then try again.`,
  'keychain-missing': `${keyTrouble.missing.what} ${nothing} ${keyTrouble.missing.now}`,
  'keychain-locked': `${keyTrouble.locked.what} ${nothing} ${keyTrouble.locked.now}`,
  'keychain-denied': `${keyTrouble.denied.what} ${nothing} ${keyTrouble.denied.now}`,
  'keychain-timed-out': `${keyTrouble['timed-out'].what} ${nothing} ${keyTrouble['timed-out'].now}`,
  'keychain-damaged': `${keyTrouble.damaged.what} ${nothing} ${keyTrouble.damaged.now}`,
};

/** What is wrong with a note before it is asked for; undefined for one that can be recorded. */
export function noteFault(note: string): ProofStop | undefined {
  if (note.trim() === '') return 'note-empty';
  if (note.length > MAX_PROOF_NOTE) return 'note-too-long';
  return note.isWellFormed() ? undefined : 'note-not-text';
}

/** A note that was not answered. */
export function unansweredNote(reply: Exclude<Reply<unknown>, { kind: 'answer' }>): string {
  return reply.kind === 'fault'
    ? `The application has a fault (reference ${reply.reference}). It is not known whether this was recorded. Look in the history before you try again.`
    : `The application refused this (${reply.why}: ${reply.detail}). ${nothing} Restart it, then try again.`;
}
