import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  filesOf,
  forgeJournal,
  forgeKey,
  forgeLines,
  JOURNAL_ID,
  linesOf,
  noted,
  opening,
  rekeying,
  seal,
  segmentFile,
  signatureOf,
  withTail,
  ZEROS,
  type Files,
  type ForgedKey,
  type ForgedLine,
} from '../../tests/journal/forge';
import { memorySource } from '../../tests/journal/memory-source';
import type { Verdict } from '../contract/proof';
import { verifyJournal } from './verify-journal';
import type { VerifyOptions } from './work';

const key = forgeKey(1);
const journal = forgeJournal();
const lines = linesOf(journal);
const every = { everySignature: true };
const before = lines[1] ?? seal(0, '', key);

const verify = (files: Files, options: Partial<VerifyOptions> = {}): Promise<Verdict> =>
  verifyJournal(memorySource(files), { everySignature: false, ...options });
const broken = async (files: Files, options: Partial<VerifyOptions> = {}): Promise<object> => {
  const verdict = await verify(files, options);
  if (verdict.kind !== 'broken') return verdict;
  const { problem, segment, line, offset } = verdict;
  return { problem, segment, line, offset };
};
const whole = (problem: string, segment: string): object => ({ problem, segment, line: 0, offset: 0 });
const renamed = (from: string, to: string): Files => {
  const files = filesOf(journal);
  const bytes = files.get(from) ?? Buffer.alloc(0);
  files.delete(from);
  return files.set(to, bytes);
};
const without = (name: string): Files => {
  const files = filesOf(journal);
  files.delete(name);
  return files;
};

describe('segments', () => {
  it.each([
    ['a removed one', without(segmentFile(2)), whole('missing-segment', segmentFile(2))],
    ['a removed first one', without(segmentFile(1)), whole('missing-segment', segmentFile(1))],
    [
      'one with another number',
      renamed(segmentFile(2), segmentFile(5)),
      whole('missing-segment', segmentFile(2)),
    ],
    [
      'one with too short a number',
      renamed(segmentFile(2), 'segment-2.jsonl'),
      whole('added-segment', 'segment-2.jsonl'),
    ],
    [
      'one with too long a number',
      renamed(segmentFile(2), 'segment-0000002.jsonl'),
      whole('added-segment', 'segment-0000002.jsonl'),
    ],
    [
      'one in capitals',
      renamed(segmentFile(2), 'SEGMENT-000002.JSONL'),
      whole('added-segment', 'SEGMENT-000002.JSONL'),
    ],
    [
      'a copy beside it',
      filesOf(journal).set('segment-000002 (1).jsonl', Buffer.alloc(0)),
      whole('added-segment', 'segment-000002 (1).jsonl'),
    ],
    [
      'two that changed names',
      filesOf({ segments: [lines.slice(0, 3), lines.slice(6), lines.slice(3, 6)], keys: [key] }),
      { problem: 'seq', segment: segmentFile(2), line: 1, offset: 0 },
    ],
    [
      'an added one',
      filesOf({ segments: [...journal.segments, lines.slice(6)], keys: [key] }),
      { problem: 'seq', segment: segmentFile(4), line: 1, offset: 0 },
    ],
    ['only an empty one', new Map([[segmentFile(1), Buffer.alloc(0)]]), whole('no-records', segmentFile(1))],
  ])('%s', async (_, files, expected) => {
    expect(await broken(files)).toEqual(expected);
  });
});

describe('keys', () => {
  const pem = key.pem.toString();
  const asRsa =
    '-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\nKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==\n-----END PUBLIC KEY-----\n';
  it.each([
    ['a missing file', without(key.file), { problem: 'key', segment: segmentFile(1), line: 1, offset: 0 }],
    ['another key in the file', filesOf(journal).set(key.file, forgeKey(2).pem), whole('key-file', key.file)],
    [
      'text before the key',
      filesOf(journal).set(key.file, Buffer.from(`note\n${pem}`)),
      whole('key-file', key.file),
    ],
    [
      'text after the key',
      filesOf(journal).set(key.file, Buffer.from(`${pem}note`)),
      whole('key-file', key.file),
    ],
    [
      'other line ends',
      filesOf(journal).set(key.file, Buffer.from(pem.replaceAll('\n', '\r\n'))),
      whole('key-file', key.file),
    ],
    [
      'a key of another kind',
      filesOf(journal).set(key.file, Buffer.from(asRsa)),
      whole('key-file', key.file),
    ],
    ['a long file', filesOf(journal).set(key.file, Buffer.alloc(1 << 20, 'x')), whole('key-file', key.file)],
    [
      'a name of another form',
      filesOf(journal).set('public-key-1.pem', key.pem),
      whole('key-file', 'public-key-1.pem'),
    ],
  ])('%s', async (_, files, expected) => {
    expect(await broken(files)).toEqual(expected);
  });

  const chain = (wishes: Parameters<typeof forgeLines>[0], keys: readonly ForgedKey[]): Files =>
    filesOf({ segments: [forgeLines(wishes, { seq: 1, prev: ZEROS })], keys });
  const started = (data: object): Parameters<typeof forgeLines>[0][number] => ({
    type: 'journal.opened',
    data,
  });
  const second = forgeKey(2);
  it.each([
    [
      'a stranger’s re-keying without his key’s file',
      chain([opening(key), rekeying(second, key)], [key]),
      'key',
      2,
    ],
    [
      'a re-keying that names another previous key',
      chain([opening(key), rekeying(second, second)], [key, second]),
      'key',
      2,
    ],
    [
      'a re-keying signed by the old key',
      chain([opening(key), { ...rekeying(second, key), key }], [key, second]),
      'signature',
      2,
    ],
    [
      'a signature before any key',
      chain([{ ...opening(undefined), key }], [key]),
      'signature-without-key',
      1,
    ],
    [
      'a start that names another journal',
      chain([opening(key), started({ journalId: 'other' })], [key]),
      'journal-id',
      2,
    ],
    [
      'a start that names another key',
      chain(
        [opening(key), started({ journalId: JOURNAL_ID, keyFingerprint: second.fingerprint })],
        [key, second],
      ),
      'key',
      2,
    ],
    ['a first record of another type', chain([{ ...noted('x'), key }], [key]), 'first-record', 1],
    ['an id with a newline', chain([{ ...opening(key, 'a\n1'), key }], [key]), 'first-record', 1],
    [
      'a format that is not known',
      chain([started({ format: 2, journalId: JOURNAL_ID })], []),
      'first-record',
      1,
    ],
  ])('%s', async (_, files, problem, line) => {
    expect(await broken(files)).toMatchObject({ problem, segment: segmentFile(1), line });
  });

  it('another key than the expected one is found where it begins to sign', async () => {
    const other = filesOf(forgeJournal([3, 3, 2], second));
    const place = { segment: segmentFile(1), line: 1, offset: 0 };
    expect(await broken(other, { expectKeys: [key.fingerprint] })).toEqual({
      problem: 'expect-key',
      ...place,
    });
    const wishes = [opening(key), rekeying(second, key), noted('a')];
    const both = [key.fingerprint, second.fingerprint];
    const files = chain(wishes, [key, second]);
    expect(await broken(files, { expectKeys: [key.fingerprint] })).toMatchObject({
      problem: 'expect-key',
      line: 2,
    });
    expect(await verify(files, { expectKeys: both })).toMatchObject({ kind: 'intact', keyCompared: true });
    const unsigned = filesOf(forgeJournal([3], 'unsigned'));
    expect(await broken(unsigned, { expectKeys: both })).toEqual(whole('expect-key', segmentFile(1)));
  });
});

describe('a line that is none, though its hash and signature fit', () => {
  const good = bodyOf(3, before.hash, noted('order 3'));
  const line = (body: string | Buffer): ForgedLine => seal(3, body, key);
  const deep = '['.repeat(30_000) + ']'.repeat(30_000);
  const replaced = (from: string | RegExp, to: string): ForgedLine => {
    const body = good.replace(from, to);
    if (body === good) throw new Error(`Nothing to replace: ${String(from)}`);
    return line(body);
  };
  const table: [string, ForgedLine | Buffer, string][] = [
    ['a member twice', replaced('"seconds":5', '"seconds":5,"seconds":5'), 'duplicate-member'],
    ['a member twice, deep down', replaced('"deep":', '"deep":1,"deep":'), 'duplicate-member'],
    [
      'a member twice, once escaped',
      replaced('"seconds":5', '"seconds":5,"\\u0073econds":6'),
      'duplicate-member',
    ],
    [
      'a member twice, in UTF-8 and escaped',
      replaced('"seconds":5', '"é":5,"\\u00e9":6'),
      'duplicate-member',
    ],
    ['a second type', replaced('"actor"', '"type":"x","actor"'), 'duplicate-member'],
    ['a second hash', line(`${good},"hash":"${before.hash}"`), 'duplicate-member'],
    ['a second seq', replaced('"actor"', '"seq":4,"actor"'), 'duplicate-member'],
    ['a whole tail inside', line(`${good},"hash":"${before.hash}","sig":""}`), 'json'],
    ['members in another order', replaced(/("id":"[^"]*"),("at":"[^"]*")/, '$2,$1'), 'members'],
    ['a member that is missing', replaced(/"app":\{[^}]*\},/, ''), 'members'],
    ['a time of another form', replaced('.123Z', 'Z'), 'members'],
    ['a type that is no text', replaced('"order.penalty"', '5'), 'members'],
    ['data that are no object', replaced(/"data":.*$/, '"data":[]'), 'members'],
    ['version 2', replaced('"v":1', '"v":2'), 'head'],
    ['a number with a zero before', replaced('"seq":3', '"seq":03'), 'head'],
    ['a space after a comma', replaced(',"at"', ', "at"'), 'spaces'],
    ['a tab in data', replaced('"seconds":', '"seconds":\t'), 'spaces'],
    ['a space before the tail', line(`${good} `), 'spaces'],
    ['a byte order mark', line(`\ufeff${good}`), 'head'],
    ['a NUL in a text', replaced('order 3', 'order\0'), 'json'],
    ['a NUL between tokens', replaced(',"at"', ',\0"at"'), 'json'],
    ['a control character in a text', replaced('order 3', 'order\u001f'), 'json'],
    ['bytes that are no UTF-8', line(Buffer.from(good.replace('é', '\xff'), 'latin1')), 'utf8'],
    ['half a surrogate in UTF-8', line(Buffer.from(good.replace('é', '\xed\xa0\x80'), 'latin1')), 'utf8'],
    ['a number as programs differ in', replaced('"seconds":5', '"seconds":05'), 'json'],
    ['an escape that is none', replaced('order 3', '\\x41'), 'json'],
    ['a comma too many', replaced('[1,', '[1,,'), 'json'],
    ['a bracket that is missing', replaced(/\}\]\}$/, '}}'), 'json'],
    [
      'a line of 65,537 bytes',
      replaced('order 3', 'x'.repeat(65_537 - line(good).bytes.length + 7)),
      'line-too-long',
    ],
    ['another number', seal(3, good.replace('"seq":3', '"seq":4'), key), 'seq'],
    ['another link', seal(3, good.replace(before.hash, ZEROS), key), 'prev'],
    ['capitals in the hash', withTail(3, Buffer.from(good), line(good).hash.toUpperCase(), ''), 'tail'],
    ['a carriage return', Buffer.from(line(good).bytes.toString().replace(/\n$/, '\r\n')), 'tail'],
    ['a space at the end', Buffer.from(line(good).bytes.toString().replace(/\n$/, ' \n')), 'tail'],
    ['nothing', Buffer.from('\n'), 'tail'],
    ['a text', Buffer.from('Nothing happened here.\n'), 'tail'],
  ];

  // A line of a known shape is passed on a shorter way, but not where every signature is verified: both are tried.
  it.each(table)('%s', async (_, forged, problem) => {
    const bytes = Buffer.isBuffer(forged) ? forged : forged.bytes;
    const files = filesOf({ segments: [[...lines.slice(0, 2), { ...before, bytes }]], keys: [key] });
    const offset = lines.slice(0, 2).reduce((sum, { bytes: earlier }) => sum + earlier.length, 0);
    const expected = { problem, segment: segmentFile(1), line: 3, offset };
    expect(await broken(files, every)).toEqual(expected);
    expect(await broken(files)).toEqual(expected);
  });

  it.each([
    ['as long as it may be', replaced('order 3', 'x'.repeat(65_536 - line(good).bytes.length + 7))],
    ['deeply nested', replaced('[1,', `[${deep},`)],
    ['with members that are not known', replaced('"actor"', '"zone":"UTC","actor"')],
    ['with names that differ in case', replaced('"seconds":5', '"seconds":5,"Seconds":5')],
    ['with numbers of all kinds', replaced('"seconds":5', '"seconds":-0.5e+10')],
    ['with half a surrogate, escaped', replaced('order 3', '\\ud800')],
    ['with an empty name', replaced('"seconds"', '""')],
  ])('but one %s is a record', async (_, forged) => {
    const files = filesOf({ segments: [[...lines.slice(0, 2), forged]], keys: [key] });
    expect(await verify(files, every)).toMatchObject({ kind: 'intact', records: 3 });
  });

  it.each([
    [
      'other bits after the last character',
      (sig: string) => sig.replace(/.==$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}==`),
    ],
    ['no padding', (sig: string) => sig.slice(0, -2)],
    ['the alphabet of addresses', () => `${'-_'.repeat(43)}==`],
    ['white space', (sig: string) => `${sig.slice(0, 40)} ${sig.slice(41)}`],
    ['more', (sig: string) => `${sig.slice(0, -2)}AA==`],
  ])('a signature with %s is none', async (_, change) => {
    const { body, hash } = line(good);
    const forged = withTail(3, body, hash, change(signatureOf(key, 3, hash)));
    const files = filesOf({ segments: [[...lines.slice(0, 2), forged]], keys: [key] });
    expect(await broken(files)).toMatchObject({ problem: 'tail', line: 3 });
  });
});
