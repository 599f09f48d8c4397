import fc from 'fast-check';
import type { Question } from '../../src/contract/bridge';
import { questionSchemas } from '../../src/contract/bridge-schema';
import { v } from '../../src/contract/schema';
import { hostile } from './hostile-messages';

/** Stands in many messages, and may stand in no answer that refuses one. */
export const mark = 'tok-4711-fuzz';

const questions = Object.keys(questionSchemas) as Question[];

const odd = fc.constantFrom<unknown>(
  mark,
  -1,
  2 ** 53,
  1.5,
  '',
  '\u0000',
  '\uD800',
  '../../etc/passwd',
  '__proto__',
  true,
  null,
  [],
  {},
);

/** What JSON can say. */
export const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  odd,
  fc.string({ unit: 'binary', maxLength: 300 }),
);

/** A value that names itself, as deep as one likes. */
const endless = (): unknown => {
  const self: Record<string, unknown> = { mark };
  self['self'] = self;
  return self;
};

/** What a message between processes can say, and JSON can't. */
export const anyClone = fc.oneof(
  anyJson,
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
    maxDepth: 2,
  }),
  fc.constantFrom(undefined, Number.NaN, Infinity, -0, 5n).map((one): unknown => one),
  fc.constant(undefined).map(endless),
);

/** A message for a question: one that is known to be refused, with members taken away, exchanged and added. */
function messageFor(question: Question, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const known = fc.constantFrom<unknown>({}, ...(hostile[question] ?? []));
  const names = [...new Set((hostile[question] ?? []).flatMap((one) => Object.keys(Object(one))))];
  const changes = fc.dictionary(fc.constantFrom('extra', 'toString', ...names), value, { maxKeys: 3 });
  const changed = fc.tuple(known, changes, fc.subarray(names)).map(([base, more, without]) => {
    const kept = Object.entries(Object(base) as object).filter(([name]) => !without.includes(name));
    return { ...Object.fromEntries(kept), ...more };
  });
  return fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: value });
}

/** A question and a message for it, whose members hold such values. */
export const anyMessage = (value: fc.Arbitrary<unknown>): fc.Arbitrary<[Question, unknown]> =>
  fc
    .constantFrom(...questions)
    .chain((question) =>
      messageFor(question, value).map((message): [Question, unknown] => [question, message]),
    );

export const isWellFormed = (question: Question, message: unknown): boolean =>
  !Array.isArray(message) && v.safeParse(questionSchemas[question], message).success;
