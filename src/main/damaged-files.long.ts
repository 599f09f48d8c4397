import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHead, decodeIndex, indexLengths } from './audit/query/index-file';
import { readKeptKey, readKeyFile } from './sessions/api-key';
import { readKept } from './sessions/kept-session';
import { parsePolicy } from './settings/parse-policy';
import { parseUserFile } from './settings/user-settings';

/** Stands in every file of a secret, and may stand in nothing that is said of one. */
const mark = 'tok-4711-fuzz';
const key = { name: mark, password: mark, appId: 'a', appVersion: '1', cid: '8', sec: mark };
const policy = {
  version: 1,
  enforced: { theme: 'dark', retype: 'everywhere' },
  defaults: { ticketRequired: true },
};
const genuine = [
  key,
  policy,
  { version: 1, settings: { theme: 'dark' } },
  { token: mark, origin: 'https://a.example' },
];

/** Any bytes, or those of a genuine file with some exchanged, cut out or put in. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.json().map((text) => Buffer.from(text)),
  fc
    .tuple(fc.constantFrom(...genuine), fc.nat(120), fc.nat(20), fc.uint8Array({ maxLength: 20 }))
    .map(([what, at, gone, put]) => {
      const whole = Buffer.from(JSON.stringify(what));
      return Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + gone)]);
    }),
);

const readers: readonly (readonly [string, (file: Buffer) => unknown])[] = [
  ['a policy', (file) => parsePolicy('policy.json', file, { kind: 'trusted' }, 'linux')],
  ['the user’s settings', (file) => parseUserFile(file.toString())],
  ['a key’s file', (file) => readKeyFile(file)],
  ['a kept key', (file) => readKeptKey(file.toString())],
  ['a kept session', (file) => readKept(file.toString())],
  ['an index', (file) => [indexLengths(file), decodeHead(file), decodeIndex(file, (word) => word)]],
];

describe('files of any bytes', () => {
  it.each(readers)('%s: is read without a crash, and twice the same', (_what, read) => {
    fc.assert(
      fc.property(bytes, (file) => {
        const copy = Buffer.from(file);
        expect(read(Buffer.from(file))).toEqual(read(copy));
        // Reading changes nothing of what was read.
        expect(copy.equals(file)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('a key’s file that is none says nothing of what it held', () => {
    fc.assert(
      fc.property(bytes, (file) => {
        const read = readKeyFile(file);
        if (read.kind !== 'key') expect(JSON.stringify(read)).not.toContain(mark);
      }),
      { numRuns: 20_000 },
    );
  });
});
