import type { CloseAnswer, StopWord } from '../../contract/lockouts';
import type { SettingStop } from '../../contract/setting-stop';
import { count } from './forms';

type ClosingStop = Extract<CloseAnswer, { kind: 'stopped' }>['why'];
/** These are made of others' sentences or of a bound. */
type Made = `keychain-${string}` | 'notes-too-long';

const nothing = 'Nothing was sent or recorded.';
const open = 'Nothing was recorded; the order stays open.';
const notText = 'contain half a character, which cannot be written: a paste may have cut it in two.';

/** Why an order was not placed, but by the settings: see settingStops. */
export const orderStops = {
  /** Stands between what is the matter with the keychain and what to do. */
  nothing,
  noTrader: `Choose a trader first. ${nothing} What is typed counts once it is picked from the list.`,
  notesTooLong: (most: number): string =>
    `The notes are longer than ${count(most)} characters. ${nothing} Shorten them; none of them are cut off for you.`,
  others: {
    busy: `Another order is under way. ${nothing} Wait for its end, then press again.`,
    'environment-not-known': `This environment is no longer known. ${nothing} Choose another environment.`,
    'user-id': `This is not a user id: ids are whole numbers from 1 to 9223372036854775807. ${nothing} Choose the trader again.`,
    'notes-not-text': `The notes ${notText} ${nothing} Delete and retype what looks like � in them.`,
    'not-confirmed': `The order was not confirmed as this environment asks. ${nothing} Press again and confirm it.`,
    'retyped-differs': `The id that you typed again is another one. ${nothing} Check which trader you mean, then press again.`,
    'name-changed': `The trader with this id has another name by now. ${nothing} Choose the trader again and check the name.`,
    'repeat-not-known': `The order to be repeated is not in the journal, or its outcome is not unknown: it may have been closed as one that took effect. ${nothing} Clear the form to place a new order.`,
    'session-none': `There is no session for this environment. ${nothing} Sign in or paste a token, then press again.`,
    'session-rejected': `The server did not accept this session’s token (401), so it is not used any more. ${nothing} Sign in again or paste a new token, then press again.`,
    'session-expired': `The session’s time is over, so its token was removed. ${nothing} Sign in again or paste a new token, then press again.`,
    'text-holds-token': `The notes, the ticket or the second reason hold this session’s token, which must be neither recorded nor sent in a text. ${nothing} Delete it there.`,
    'journal-opening': `The journal is still being opened. ${nothing} Wait a moment, then press again.`,
    'journal-not-writable': `The journal cannot be written, and what cannot be recorded is not sent. ${nothing} Where the disk is full, free some space; otherwise ask IT. Then press again.`,
    'journal-held': `Another process writes to this journal. ${nothing} Close the other Lockout Desk, then press again.`,
    'journal-broken': `The journal’s newest record is not genuine, or a part of the journal is missing, so nothing is added to it. ${nothing} Tell compliance and IT before you go on.`,
    'journal-needs-key': `The journal needs a new key before it takes orders. ${nothing} Give the reason for one where this page says what happened to the journal, then press again.`,
    'journal-unanchored': `The keychain has not taken the note of the journal’s last records, so a cut could go unseen. ${nothing} Unlock the keychain, then press again.`,
    'outcome-unrecorded': `The outcome of an earlier order is not recorded yet. ${nothing} Where the disk is full, free some space; otherwise ask IT. Once it is recorded, press again.`,
  } satisfies Readonly<Record<Exclude<StopWord, SettingStop | Made>, string>>,
};

/** Why an order whose outcome is unknown was not closed. */
export const closingStops = {
  /** Stands between what is the matter with the keychain and what to do. */
  open,
  noteTooLong: (most: number): string =>
    `The note is longer than ${count(most)} characters. ${open} Shorten it.`,
  others: {
    'order-not-known': `This order is not in the journal. ${open} Reload the list.`,
    'not-unknown': 'The outcome of this order is known. Nothing was changed; there is nothing to close.',
    'already-closed':
      'Somebody has closed this order already. Nothing was changed; its closing is in the history.',
    'text-holds-token': `The note holds this session’s token, which is recorded nowhere. ${open} Delete it from the note.`,
    'notes-not-text': `The note seems to ${notText} ${open} Delete and retype what looks like � in it.`,
    'journal-opening': `The journal is still being opened. ${open} Wait a moment, then try again.`,
    'journal-not-writable': `The journal cannot be written. ${open} Where the disk is full, free some space; otherwise ask IT. Then try again.`,
    'journal-held': `Another process writes to this journal. ${open} Close the other Lockout Desk, then try again.`,
    'journal-broken': `The journal’s newest record is not genuine, or a part of the journal is missing, so nothing is added to it. ${open} Tell compliance and IT.`,
    'journal-needs-key': `The journal needs a new key before anything is recorded. ${open} Give the reason for one in History, then try again.`,
    'journal-unanchored': `The keychain has not taken the note of the journal’s last records, so a cut could go unseen. ${open} Unlock the keychain, then try again.`,
  } satisfies Readonly<Record<Exclude<ClosingStop, Made>, string>>,
};
