import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesLike } from '../../tests/damage/any-file';
import { logHolds } from '../../tests/damage/any-log';
import { keychainNoteHolds, policyMemoryHolds } from '../../tests/damage/any-notes';
import { decodeHead, decodeIndex, indexLengths } from './audit/query/index-file';
import { readKeptKey, readKeyFile } from './sessions/api-key';
import { readKept } from './sessions/kept-session';
import { countsIn } from './sessions/sessions-file';
import { parsePolicy } from './settings/parse-policy';
import { parseUserFile } from './settings/user-settings';
import { lookText, parseLook } from './window/window-look';

/** Stands in every file of a secret, and may stand in nothing that is said of one. */
const mark = 'tok-4711-fuzz';
const key = { name: mark, password: mark, appId: 'a', appVersion: '1', cid: '8', sec: mark };
const policy = {
  version: 1,
  enforced: { theme: 'dark', retype: 'everywhere' },
  defaults: { ticketRequired: true },
};
const mine = '00000000-0000-4000-8000-000000000001';
const counted = { environment: 'demo', at: '2026-11-23T18:30:00.000Z', uptimeMs: 9 };
const counts = {
  version: 1,
  deviceId: '00000000-0000-4000-8000-000000000002',
  sessions: ['demo'],
  keys: [],
  attempts: [{ ...counted, came: 'failed' }],
  renewals: [counted],
};
const look = lookText({
  bounds: { x: 1, y: 2, width: 900, height: 600 },
  state: 'maximised',
  theme: 'dark',
});
const genuine: readonly unknown[] = [
  counts,
  JSON.parse(look),
  key,
  policy,
  { version: 1, settings: { theme: 'dark' } },
  { token: mark, origin: 'https://a.example' },
];

const bytes = bytesLike(...genuine);

const readers: readonly (readonly [string, (file: Buffer) => unknown])[] = [
  ['a policy', (file) => parsePolicy('policy.json', file, { kind: 'trusted' }, 'linux')],
  ['the user’s settings', (file) => parseUserFile(file.toString())],
  ['a key’s file', (file) => readKeyFile(file)],
  ['a kept key', (file) => readKeptKey(file.toString())],
  ['a kept session', (file) => readKept(file.toString())],
  ['an index', (file) => [indexLengths(file), decodeHead(file), decodeIndex(file, (word) => word)]],
];

/** What the counts in a file of this text are, and what the file holds once one more was counted. */
async function countedOver(text: string): Promise<{ read: unknown; held: string }> {
  let held = text;
  const file = { read: async () => held, replace: async (next: string) => void (held = next) };
  const book = countsIn(file, () => mine);
  const read = await book.read();
  expect(held).toBe(text);
  await book.change((now) => ({ ...now, keys: ['live'] }));
  return { read, held };
}

describe('files of any bytes', () => {
  it('as the counts of sessions: genuine ones count, nothing else does, and the next count can be read', async () => {
    expect((await countedOver(JSON.stringify(counts))).read).toMatchObject({ deviceId: counts.deviceId });
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        const { read, held } = await countedOver(file.toString());
        expect(read).toMatchObject({ sessions: expect.any(Array), renewals: expect.any(Array) });
        expect((await countedOver(held)).read).toMatchObject({ ...(read as object), keys: ['live'] });
        expect(held).not.toContain(mark);
      }),
      { numRuns: 20_000 },
    );
  });

  it('as the note of what the keychain has: none hides an item', () =>
    fc.assert(keychainNoteHolds, { numRuns: 20_000 }));

  it('as the memory of a policy: none lets one that is gone pass for none', () =>
    fc.assert(policyMemoryHolds, { numRuns: 20_000 }));

  it('as the log: it is read to its end, and copied as it is', () => fc.assert(logHolds, { numRuns: 2_000 }));

  it('as the window’s look: the window can open', () => {
    expect(parseLook(look).state).toBe('maximised');
    fc.assert(
      fc.property(bytes, (file) => {
        const read = parseLook(file.toString());
        expect(parseLook(lookText(read))).toEqual(read);
      }),
      { numRuns: 20_000 },
    );
  });

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
