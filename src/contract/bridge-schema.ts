import { MAX_COPY, type Question, type Questions } from './bridge';
import { MAX_CLOSING_NOTE, MAX_NOTES } from './lockouts';
import { v } from './schema';
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
  readHistory: v.strictObject({
    journal,
    before: v.exactOptional(seq),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  readRecord: v.strictObject({ journal, seq }),
  copyText: v.strictObject({ text: text(MAX_COPY) }),
  readSession: v.strictObject({ environmentId: id }),
  pasteToken: v.strictObject({ environmentId: id }),
  forgetSession: v.strictObject({ environmentId: id }),
};
