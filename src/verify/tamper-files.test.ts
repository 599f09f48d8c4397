import { describe, expect, it } from 'vitest';
import {
  filesOf,
  forgeJournal,
  forgeKey,
  forgeLines,
  JOURNAL_ID,
  noted,
  opening,
  rekeying,
  segmentFile,
  ZEROS,
  type Files,
  type ForgedKey,
} from '../../tests/journal/forge';
import { broken, journal, key, lines, verify } from '../../tests/journal/verifying';

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
