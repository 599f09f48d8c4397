import type { Reply } from '../../contract/bridge';
import { MAX_CLOSING_NOTE, MAX_NOTES, type CloseAnswer, type StopWord } from '../../contract/lockouts';
import type { KeychainTrouble } from '../../contract/sessions';
import type { SettingStop } from '../../contract/setting-stop';
import type { EffectiveSettings } from '../../contract/settings';
import { words } from '../../words/words';
import { isSettingStop, settingStop } from './setting-stops';

/** The keychain's stops, with what did not happen in their middle. */
function keychainStops(unchanged: string): Readonly<Record<`keychain-${KeychainTrouble}`, string>> {
  const stop = (why: KeychainTrouble): string =>
    `${words.keychain.troubles[why].what} ${unchanged} ${words.keychain.troubles[why].now}`;
  return {
    'keychain-missing': stop('missing'),
    'keychain-locked': stop('locked'),
    'keychain-denied': stop('denied'),
    'keychain-timed-out': stop('timed-out'),
    'keychain-damaged': stop('damaged'),
  };
}

/** Why an order was stopped but by the settings, complete by type. */
export const orderStops: Readonly<Record<Exclude<StopWord, SettingStop>, string>> = {
  ...words.orderStops.others,
  get 'notes-too-long'() {
    return words.orderStops.notesTooLong(MAX_NOTES);
  },
  ...keychainStops(words.orderStops.nothing),
};

/** Why an order was stopped; where settings did it, who asks for what. */
export function orderStop(why: StopWord, settings: EffectiveSettings | undefined): string {
  return isSettingStop(why) ? settingStop(why, settings) : orderStops[why];
}

/** What stops an order, also before a trader is chosen. */
export type OwnStop = StopWord | 'no-trader';

/** Why an order was stopped, in this window or by the main process. */
export function ownStop(why: OwnStop, settings: EffectiveSettings | undefined): string {
  return why === 'no-trader' ? words.orderStops.noTrader : orderStop(why, settings);
}

/** The form's fields, by the ids of their elements. */
export type OrderField = 'trader' | 'reason' | 'ticket' | 'second-reason' | 'notes';

const fields: { readonly [K in OwnStop]?: OrderField } = {
  'no-trader': 'trader',
  'notes-too-long': 'notes',
  'notes-not-text': 'notes',
  'notes-missing': 'notes',
  'notes-too-short': 'notes',
  'composed-too-long': 'notes',
  'reason-missing': 'reason',
  'reason-not-known': 'reason',
  'ticket-missing': 'ticket',
  'ticket-form': 'ticket',
  'second-reason-missing': 'second-reason',
  'second-reason-too-long': 'second-reason',
  'second-reason-not-text': 'second-reason',
};

/** The field that has to be mended; undefined where it is none of them. */
export const fieldOf = (why: OwnStop): OrderField | undefined => fields[why];

type ClosingStop = Extract<CloseAnswer, { kind: 'stopped' }>['why'];

/** Why an unknown was not closed, complete by type. */
export const closingStops: Readonly<Record<ClosingStop, string>> = {
  ...words.closingStops.others,
  get 'notes-too-long'() {
    return words.closingStops.noteTooLong(MAX_CLOSING_NOTE);
  },
  ...keychainStops(words.closingStops.open),
};

type Unanswered = Exclude<Reply<unknown>, { kind: 'answer' }>;

function said(
  { fault, refused }: (typeof words.unanswered)[keyof typeof words.unanswered],
  reply: Unanswered,
): string {
  return reply.kind === 'fault' ? fault(reply.reference) : refused(reply.why, reply.detail);
}

/** A question that was not answered: what was asked for did not happen, and nothing depends on the answer. */
export const unansweredSentence = (reply: Unanswered): string => said(words.unanswered.question, reply);

/** A press that was not answered: with a fault, the order may be anywhere between recorded and answered. */
export const unansweredPress = (reply: Unanswered): string => said(words.unanswered.press, reply);

/** A closing that was not answered. */
export const unansweredClosing = (reply: Unanswered): string => said(words.unanswered.closing, reply);
