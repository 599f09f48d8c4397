import type { Reply } from '../../contract/bridge';
import type { CloseAnswer, StopWord } from '../../contract/lockouts';
import type { SettingStop } from '../../contract/setting-stop';
import { MAX_CLOSING_NOTE, MAX_NOTES } from '../../contract/lockouts';
import type { KeychainTrouble } from '../../contract/sessions';
import type { EffectiveSettings } from '../../contract/settings';
import { keychainWords } from '../sessions/session-sentences';
import { countOf } from '../ui/numbers';
import { isSettingStop, settingStop } from './setting-stops';

const nothing = 'Nothing was sent or recorded.';

const notText = 'contain half a character, which cannot be written: a paste may have cut it in two.';

const keychainStop = (why: KeychainTrouble): string =>
  `${keychainWords[why].what} ${nothing} ${keychainWords[why].now}`;

/** Why an order was stopped but by the settings, complete by type. */
export const orderStops: Readonly<Record<Exclude<StopWord, SettingStop>, string>> = {
  busy: `Another order is under way. ${nothing} Wait for its end, then press again.`,
  'environment-not-known': `This environment is no longer known. ${nothing} Choose another environment.`,
  'user-id': `This is not a user id: ids are whole numbers from 1 to 9223372036854775807. ${nothing} Choose the trader again.`,
  'notes-too-long': `The notes are longer than ${countOf(MAX_NOTES)} characters. ${nothing} Shorten them; none of them are cut off for you.`,
  'notes-not-text': `The notes ${notText} ${nothing} Delete and retype what looks like � in them.`,
  'not-confirmed': `The order was not confirmed as this environment asks. ${nothing} Press again and confirm it.`,
  'retyped-differs': `The id that you typed again is another one. ${nothing} Check which trader you mean, then press again.`,
  'name-changed': `The trader with this id has another name by now. ${nothing} Choose the trader again and check the name.`,
  'repeat-not-known': `The order to be repeated is not in the journal, or its outcome is not unknown. ${nothing} Clear the form to place a new order.`,
  'session-none': `There is no session for this environment. ${nothing} Sign in or paste a token, then press again.`,
  'session-rejected': `The server did not accept this session’s token (401), so it is not used any more. ${nothing} Sign in again or paste a new token, then press again.`,
  'session-expired': `The session’s time is over, so its token was removed. ${nothing} Sign in again or paste a new token, then press again.`,
  'text-holds-token': `The notes, the ticket or the second reason hold this session’s token, which must be neither recorded nor sent in a text. ${nothing} Delete it there.`,
  'keychain-missing': keychainStop('missing'),
  'keychain-locked': keychainStop('locked'),
  'keychain-denied': keychainStop('denied'),
  'keychain-timed-out': keychainStop('timed-out'),
  'keychain-damaged': keychainStop('damaged'),
  'journal-opening': `The journal is still being opened. ${nothing} Wait a moment, then press again.`,
  'journal-not-writable': `The journal cannot be written, and what cannot be recorded is not sent. ${nothing} Free some disk space or ask IT, then press again.`,
  'journal-held': `Another process writes to this journal. ${nothing} Close the other Lockout Desk, then press again.`,
  'journal-broken': `The journal’s newest record is not genuine, so nothing is added to it. ${nothing} Tell compliance and IT before you go on.`,
  'journal-needs-key': `The journal needs a new key before it takes orders. ${nothing} Give the reason for one where this page says what happened to the journal, then press again.`,
  'journal-unanchored': `The keychain has not taken the note of the journal’s last records, so a cut could go unseen. ${nothing} Unlock the keychain, then press again.`,
  'outcome-unrecorded': `The outcome of an earlier order is not recorded yet. ${nothing} Free some disk space or ask IT; once it is recorded, press again.`,
};

/** Why an order was stopped; where settings did it, who asks for what. */
export function orderStop(why: StopWord, settings: EffectiveSettings | undefined): string {
  return isSettingStop(why) ? settingStop(why, settings) : orderStops[why];
}

/** Why the press does nothing yet: the page's own, before the main process is asked. */
export const noTrader = `Choose a trader first. ${nothing} What is typed counts once it is picked from the list.`;

type ClosingStop = Extract<CloseAnswer, { kind: 'stopped' }>['why'];

const open = 'Nothing was recorded; the order stays open.';

const keychainClosing = (why: KeychainTrouble): string =>
  `${keychainWords[why].what} ${open} ${keychainWords[why].now}`;

/** Why an unknown was not closed, complete by type. */
export const closingStops: Readonly<Record<ClosingStop, string>> = {
  'order-not-known': `This order is not in the journal. ${open} Reload the list.`,
  'not-unknown': 'The outcome of this order is known. Nothing was changed; there is nothing to close.',
  'already-closed':
    'Somebody has closed this order already. Nothing was changed; its closing is in the history.',
  'text-holds-token': `The note holds this session’s token, which is recorded nowhere. ${open} Delete it from the note.`,
  'notes-too-long': `The note is longer than ${countOf(MAX_CLOSING_NOTE)} characters. ${open} Shorten it.`,
  'notes-not-text': `The note seems to ${notText} ${open} Delete and retype what looks like � in it.`,
  'journal-opening': `The journal is still being opened. ${open} Wait a moment, then try again.`,
  'journal-not-writable': `The journal cannot be written. ${open} Free some disk space or ask IT, then try again.`,
  'journal-held': `Another process writes to this journal. ${open} Close the other Lockout Desk, then try again.`,
  'journal-broken': `The journal’s newest record is not genuine, so nothing is added to it. ${open} Tell compliance and IT.`,
  'journal-needs-key': `The journal needs a new key before anything is recorded. ${open} Give the reason for one in History, then try again.`,
  'journal-unanchored': `The keychain has not taken the note of the journal’s last records, so a cut could go unseen. ${open} Unlock the keychain, then try again.`,
  'keychain-missing': keychainClosing('missing'),
  'keychain-locked': keychainClosing('locked'),
  'keychain-denied': keychainClosing('denied'),
  'keychain-timed-out': keychainClosing('timed-out'),
  'keychain-damaged': keychainClosing('damaged'),
};

/** A question that was not answered: what was asked for did not happen, and nothing depends on the answer. */
export function unansweredSentence(reply: Exclude<Reply<unknown>, { kind: 'answer' }>): string {
  return reply.kind === 'fault'
    ? `The application has a fault (reference ${reply.reference}), so this could not be read. Nothing was changed. Try again; if it comes again, give the reference to whoever looks after the application.`
    : `The application refused this question (${reply.why}: ${reply.detail}). Nothing was changed. Restart it; if it comes again, tell whoever looks after it.`;
}

/** A press that was not answered: with a fault, the order may be anywhere between recorded and answered. */
export function unansweredPress(reply: Exclude<Reply<unknown>, { kind: 'answer' }>): string {
  return reply.kind === 'fault'
    ? `The application has a fault (reference ${reply.reference}). It is not known whether the order was sent, so the lockout may have been expired. Look for the order in History and Follow-up before you place it again.`
    : `The application refused this press (${reply.why}: ${reply.detail}). ${nothing} Restart it, then place the order again.`;
}

/** A closing that was not answered. */
export function unansweredClosing(reply: Exclude<Reply<unknown>, { kind: 'answer' }>): string {
  return reply.kind === 'fault'
    ? `The application has a fault (reference ${reply.reference}). It is not known whether the closing was recorded. Look in the history before you try again.`
    : `The application refused this closing (${reply.why}: ${reply.detail}). ${open} Restart it, then try again.`;
}
