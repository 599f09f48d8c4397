import { MAX_NOTES, notesFault, type OrderRequest } from './lockouts';
import type { SettingStop } from './setting-stop';
import type { SettingValues } from './setting-values';
import type { EffectiveSettings } from './settings';
import { isTicket } from './ticket-form';

/** A reason's code holds this many UTF-16 code units at most. */
export const MAX_REASON_CODE = 32;

/** A second reason holds this many UTF-16 code units at most. */
export const MAX_SECOND_REASON = 2000;

/** The settings that an order is checked against. */
export type OrderRules = Pick<
  SettingValues,
  | 'readOnly'
  | 'notesRequired'
  | 'notesMinLength'
  | 'reasonCodes'
  | 'reasonRequired'
  | 'ticketRequired'
  | 'ticketPattern'
  | 'composeNotes'
  | 'coolingOffMinutes'
  | 'coolingOffThen'
  | 'alarmThen'
  | 'retype'
>;

/** The values that count for orders. */
export function orderRules(settings: EffectiveSettings): OrderRules {
  return {
    readOnly: settings.readOnly.value,
    notesRequired: settings.notesRequired.value,
    notesMinLength: settings.notesMinLength.value,
    reasonCodes: settings.reasonCodes.value,
    reasonRequired: settings.reasonRequired.value,
    ticketRequired: settings.ticketRequired.value,
    ticketPattern: settings.ticketPattern.value,
    composeNotes: settings.composeNotes.value,
    coolingOffMinutes: settings.coolingOffMinutes.value,
    coolingOffThen: settings.coolingOffThen.value,
    alarmThen: settings.alarmThen.value,
    retype: settings.retype.value,
  };
}

/** What an order says of its reason, and whether it repeats one. */
export type OrderWords = Pick<OrderRequest, 'notes' | 'reasonCode' | 'ticket' | 'secondReason' | 'repeatOf'>;

/** What the settings look at beside the order itself; times in milliseconds since 1970. */
export interface OrderFacts {
  readonly now: number;
  /** When the trader's last order was placed in this environment that took effect or may have; 7 days back at most. */
  readonly unlockedAt?: number | undefined;
  /** The journal has an alarm that nobody has acknowledged. */
  readonly hasAlarm: boolean;
}

/** What happens to another order within the cooling-off; `none`: there is no cooling-off now. */
export type CoolingOff = 'none' | SettingValues['coolingOffThen'];

/** Whether the trader is cooling off, and what then happens. A repeat of an unknown is exempt; a clock set back is not. */
export function coolingOff(
  { repeatOf }: Pick<OrderWords, 'repeatOf'>,
  { coolingOffMinutes, coolingOffThen }: Pick<OrderRules, 'coolingOffMinutes' | 'coolingOffThen'>,
  { now, unlockedAt }: Pick<OrderFacts, 'now' | 'unlockedAt'>,
): CoolingOff {
  if (coolingOffMinutes === 0 || repeatOf !== undefined || unlockedAt === undefined) return 'none';
  return now - unlockedAt < coolingOffMinutes * 60_000 ? coolingOffThen : 'none';
}

/** What stands before the notes: `[MISTAKE] DESK-123`; empty without either. */
function lead({ reasonCode, ticket }: Pick<OrderWords, 'reasonCode' | 'ticket'>): string {
  return [reasonCode && `[${reasonCode}]`, ticket].filter(Boolean).join(' ');
}

/** The notes as they are sent: with reason and ticket before them, where the settings ask for that. */
export function composedNotes(
  words: Pick<OrderWords, 'notes' | 'reasonCode' | 'ticket'>,
  { composeNotes }: Pick<OrderRules, 'composeNotes'>,
): string {
  const before = composeNotes ? lead(words) : '';
  return [before, words.notes].filter((part) => part !== '').join(': ');
}

/** The notes of an order as they were typed, from how they were sent. */
export function typedNotes(sent: {
  readonly notes?: string;
  readonly reasonCode?: string;
  readonly ticket?: string;
}): string {
  const { notes = '' } = sent;
  const before = lead(sent);
  if (before === '' || notes === before) return before === '' ? notes : '';
  return notes.startsWith(`${before}: `) ? notes.slice(before.length + 2) : notes;
}

function brokenNotes(words: OrderWords, rules: OrderRules): SettingStop | undefined {
  const { notesRequired, notesMinLength } = rules;
  // What is put before them is nobody's explanation: the typed notes alone count.
  const { length } = words.notes.trim();
  if (notesRequired && length === 0) return 'notes-missing';
  if (words.notes !== '' && length < notesMinLength) return 'notes-too-short';
  const isOwn = words.notes.length <= MAX_NOTES;
  return isOwn && composedNotes(words, rules).length > MAX_NOTES ? 'composed-too-long' : undefined;
}

function brokenReason({ reasonCode }: OrderWords, rules: OrderRules): SettingStop | undefined {
  const { reasonCodes, reasonRequired } = rules;
  if (reasonCode === undefined)
    return reasonRequired && reasonCodes.length > 0 ? 'reason-missing' : undefined;
  return reasonCodes.some(({ code }) => code === reasonCode) ? undefined : 'reason-not-known';
}

function brokenTicket({ ticket = '' }: OrderWords, rules: OrderRules): SettingStop | undefined {
  const { ticketRequired, ticketPattern } = rules;
  // Blanks are no ticket, whatever a pattern lets through.
  if (ticketRequired && ticket.trim() === '') return 'ticket-missing';
  if (ticket === '') return undefined;
  return ticket.trim() !== '' && isTicket(ticketPattern, ticket) ? undefined : 'ticket-form';
}

function brokenSecondReason(words: OrderWords, isAsked: boolean): SettingStop | undefined {
  const { secondReason = '' } = words;
  if (isAsked && secondReason.trim() === '') return 'second-reason-missing';
  if (secondReason.length > MAX_SECOND_REASON) return 'second-reason-too-long';
  // Control characters take six bytes each in a record, which has to hold the notes as well.
  const isText = notesFault(secondReason) === undefined && !/[^\P{Cc}\n\r\t]/u.test(secondReason);
  return isText ? undefined : 'second-reason-not-text';
}

/**
 * The first setting that an order does not keep, or undefined. The page asks to help, the main process to decide. That the
 * cooling-off refuses an order is not among them: it is recorded, so it is an outcome.
 */
export function brokenSetting(
  words: OrderWords,
  rules: OrderRules,
  facts: OrderFacts,
): SettingStop | undefined {
  if (rules.readOnly) return 'read-only';
  if (facts.hasAlarm && rules.alarmThen === 'refuse') return 'alarm';
  return (
    brokenReason(words, rules) ??
    brokenTicket(words, rules) ??
    brokenNotes(words, rules) ??
    brokenSecondReason(words, coolingOff(words, rules, facts) === 'second-reason')
  );
}
