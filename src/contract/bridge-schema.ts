import { MAX_COPY, type Question, type Questions } from './bridge';
import { MAX_CHOICES, MAX_SEARCH, type HistoryFilter } from './history';
import { MAX_CLOSING_NOTE, MAX_NOTES, reasons, type Reason } from './lockouts';
import { MAX_REASON_CODE, MAX_SECOND_REASON } from './order-rules';
import { MAX_PROOF_NOTE } from './proof';
import { v } from './schema';
import { MAX_SETTING } from './settings';
import { settingNames } from './settings-registry';
import { keyParts, MAX_KEY_TEXT } from './sign-in';
import { MAX_TICKET } from './ticket-form';
import { MAX_LOOK_UP } from './traders';

/**
 * Texts may pass the door somewhat longer than the rules allow, so that a pasted page of notes hears its own
 * sentence; far longer ones are no longer typing and are refused as malformed.
 */
const text = (longest: number): v.GenericSchema<string> => v.pipe(v.string(), v.maxLength(longest));

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const journal = v.picklist(['practice', 'real']);
const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const confirmation = v.variant('kind', [
  v.strictObject({ kind: v.literal('confirmed') }),
  v.strictObject({ kind: v.literal('retyped'), userId: text(MAX_LOOK_UP) }),
]);

const time = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const some = <T>(one: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> =>
  v.pipe(v.array(one), v.maxLength(MAX_CHOICES));
const everyReason: readonly Reason[] = Object.values(reasons).flat();

const filter: v.GenericSchema<unknown, HistoryFilter> = v.pipe(
  // An empty list passes for an object without members.
  v.custom<object>((value) => !Array.isArray(value)),
  v.strictObject({
    from: v.exactOptional(time),
    to: v.exactOptional(time),
    environmentIds: v.exactOptional(some(id)),
    outcomes: v.exactOptional(some(v.picklist(['done', 'refused', 'unknown', 'not-sent']))),
    kinds: v.exactOptional(some(text(100))),
    administrators: v.exactOptional(some(text(300))),
    traderId: v.exactOptional(text(MAX_LOOK_UP)),
    reasons: v.exactOptional(some(v.picklist(everyReason))),
    batchId: v.exactOptional(id),
    text: v.exactOptional(text(MAX_SEARCH)),
  }),
);

/** What JSON says of a value; undefined where it has no words for it, such as a BigInt or a value that holds itself. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** What a setting's value may be is checked where settings are; here it has to be of a size that somebody could type. */
const settingValue = v.custom<unknown>((value) => (jsonOf(value)?.length ?? Infinity) <= MAX_SETTING);

const keySource = v.variant('kind', [
  v.strictObject({ kind: v.literal('file') }),
  v.strictObject({ kind: v.literal('kept') }),
  v.strictObject({
    kind: v.literal('typed'),
    key: v.strictObject(v.entriesFromList(keyParts, text(8 * MAX_KEY_TEXT))),
  }),
]);

/** The shape of each question, complete by type: a question without one does not compile. */
export const questionSchemas: { readonly [Q in Question]: v.GenericSchema<unknown, Questions[Q]['ask']> } = {
  readDesk: v.strictObject({}),
  readEnvironments: v.strictObject({}),
  readJournalState: v.strictObject({ journal }),
  suggestTraders: v.strictObject({ environmentId: id, text: text(MAX_LOOK_UP) }),
  expireLockout: v.strictObject({
    environmentId: id,
    userId: text(MAX_LOOK_UP),
    shownName: v.exactOptional(text(1000)),
    notes: text(16 * MAX_NOTES),
    reasonCode: v.exactOptional(text(MAX_REASON_CODE)),
    ticket: v.exactOptional(text(8 * MAX_TICKET)),
    secondReason: v.exactOptional(text(8 * MAX_SECOND_REASON)),
    confirmation,
    repeatOf: v.exactOptional(id),
  }),
  cancelPenalty: v.strictObject({ orderId: id }),
  listUnknowns: v.strictObject({ journal }),
  closeUnknown: v.strictObject({
    journal,
    orderId: id,
    as: v.picklist(['took-effect', 'did-not', 'not-known']),
    note: text(8 * MAX_CLOSING_NOTE),
  }),
  countHistory: v.strictObject({ journal, filter, countId: seq }),
  readFilterChoices: v.strictObject({ journal }),
  readRawLine: v.strictObject({ journal, seq, from: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  readJournalHealth: v.strictObject({ journal }),
  verifyJournal: v.strictObject({ journal, everySignature: v.boolean() }),
  exportHistory: v.strictObject({
    journal,
    filter,
    format: v.picklist(['csv', 'jsonl', 'bundle']),
    byteOrderMark: v.boolean(),
  }),
  cancelAuditJob: v.strictObject({}),
  acknowledgeAlarm: v.strictObject({ journal, alarmId: id, note: text(8 * MAX_PROOF_NOTE) }),
  rekeyJournal: v.strictObject({ journal, reason: text(8 * MAX_PROOF_NOTE) }),
  readHistory: v.strictObject({
    journal,
    filter,
    before: v.exactOptional(seq),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  readHistoryItems: v.strictObject({
    journal,
    filter,
    below: seq,
    from: v.union([v.pipe(v.number(), v.safeInteger(), v.minValue(0)), v.strictObject({ before: time })]),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  readRecord: v.strictObject({ journal, seq }),
  copyText: v.strictObject({ text: text(MAX_COPY) }),
  readSession: v.strictObject({ environmentId: id }),
  pasteToken: v.strictObject({ environmentId: id }),
  forgetSession: v.strictObject({ environmentId: id }),
  renewSession: v.strictObject({ environmentId: id }),
  readSignIn: v.strictObject({ environmentId: id }),
  signIn: v.strictObject({ environmentId: id, key: keySource, lastTry: v.boolean() }),
  deleteKeyFile: v.strictObject({ environmentId: id }),
  forgetKey: v.strictObject({ environmentId: id }),
  setKeyKeeping: v.strictObject({ keep: v.boolean() }),
  readSettings: v.strictObject({}),
  changeSetting: v.strictObject({ name: v.picklist(settingNames), value: v.exactOptional(settingValue) }),
  runPreflight: v.strictObject({ environmentId: id }),
  readLog: v.strictObject({}),
  exportLog: v.strictObject({}),
  showLogFolder: v.strictObject({}),
};
