import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continues, genuineLine, readLine, seqOfLine } from './read-line';
import { chainStart, MAX_LINE, recordLine, type RecordParts } from './record';

const parts = (data: RecordParts['data'] = {}): RecordParts => ({
  id: '01935b2e-7d3a-7c4e-8f1a-0123456789ab',
  at: '2026-11-23T18:30:05.123Z',
  type: 'order.intent',
  actor: { osUser: 'dana', host: 'NG-DESK-07' },
  app: { version: '0.1.0', platform: 'linux' },
  data,
});

const lineOf = (data?: RecordParts['data']): Buffer =>
  recordLine(chainStart, parts(data)).bytes.subarray(0, -1);

/** A line with other members, hashed as the format says. */
function hashed(members: string): Buffer {
  const hash = createHash('sha256').update(members).digest('hex');
  return Buffer.from(`${members},"hash":"${hash}","sig":""}`);
}

describe('a record’s line', () => {
  it('holds the members in the order of the format, without a space, hashed over the bytes before the tail', () => {
    const members =
      `{"v":1,"seq":1,"prev":"${'0'.repeat(64)}","id":"01935b2e-7d3a-7c4e-8f1a-0123456789ab",` +
      '"at":"2026-11-23T18:30:05.123Z","type":"order.intent","actor":{"osUser":"dana","host":"NG-DESK-07"},' +
      '"app":{"version":"0.1.0","platform":"linux"},"data":{"userId":"9223372036854775807"}';
    expect(lineOf({ userId: '9223372036854775807' }).toString()).toBe(hashed(members).toString());
  });

  it('is one line and reads back the same, whatever the data holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (data) => {
        // Members of these names are no data that any writer has; the schema library drops them.
        fc.pre(!['__proto__', 'prototype', 'constructor'].some((name) => Object.hasOwn(data, name)));
        const line = lineOf(data);
        expect(line.includes('\n')).toBe(false);
        expect(genuineLine(line)?.record.data).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  }, 60_000);

  it.each(['"}\n{"v":1', '\u2028\u2029', '👩🏽‍⚖️', '\ud800 alone', '\0', '","hash":"', '\\', '‮txt'])(
    'keeps hostile text as text: %j',
    (notes) => {
      expect(genuineLine(lineOf({ notes }))?.record.data['notes']).toBe(notes);
    },
  );

  it('takes 64 KiB with its newline and not a byte more', () => {
    const room = MAX_LINE - recordLine(chainStart, parts({ notes: '' })).bytes.length;
    expect(recordLine(chainStart, parts({ notes: 'x'.repeat(room) })).bytes).toHaveLength(MAX_LINE);
    expect(() => recordLine(chainStart, parts({ notes: 'x'.repeat(room + 1) }))).toThrow(RangeError);
  });

  it('continues from the one before', () => {
    const first = recordLine(chainStart, parts());
    const second = genuineLine(recordLine(first, parts()).bytes.subarray(0, -1));
    expect(second && continues(second, first)).toBe(true);
    expect(second && continues(second, chainStart)).toBe(false);
    expect(second && continues(second, { seq: first.seq, hash: 'f'.repeat(64) })).toBe(false);
  });
});

describe('a line that is not genuine', () => {
  const good = lineOf({ notes: 'a reason' }).toString();
  const members = good.slice(0, good.lastIndexOf(',"hash":"'));

  it.each([
    ['nothing', ''],
    ['a changed letter', good.replace('reason', 'raisin')],
    ['another hash', good.replace(/"hash":"./, (start) => (start.endsWith('0') ? '"hash":"1' : '"hash":"0'))],
    [
      'a hash in capitals',
      good.replace(/"hash":"[0-9a-f]{64}/, (hash) => `"hash"${hash.slice(6).toUpperCase()}`),
    ],
    ['a cut end', good.slice(0, -1)],
    ['something after the end', `${good} `],
    ['no hash', `${members}}`],
    ['a signature of another length', good.replace('"sig":""', '"sig":"AAAA"')],
    ['a carriage return', `${good}\r`],
  ])('%s', (_what, line) => {
    expect(genuineLine(Buffer.from(line))).toBeUndefined();
  });

  it.each([
    ['a member twice', members.replace('{"v":1,', '{"v":1,"v":1,')],
    ['a member twice in the data', members.replace('"notes":', '"notes":"","\\u006eotes":')],
    ['members in another order', members.replace(/("id":"[^"]*"),("at":"[^"]*")/, '$2,$1')],
    ['another version', members.replace('{"v":1,', '{"v":2,')],
    ['a number that is none', members.replace('"seq":1,', '"seq":1.5,')],
    ['no actor', members.replace(/"actor":\{[^}]*\},/, '')],
    ['no JSON', members.slice(0, -1)],
  ])('%s, though its hash is right', (_what, changed) => {
    expect(changed).not.toBe(members);
    expect(genuineLine(hashed(changed))).toBeUndefined();
  });

  it('bytes that are no UTF-8, though their hash is right', () => {
    const bytes = Buffer.from(members.replace('reason', 'r\u00ffason'), 'latin1');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const line = Buffer.concat([bytes, Buffer.from(`,"hash":"${hash}","sig":""}`)]);
    expect(genuineLine(line)).toBeUndefined();
    expect(readLine(line)).toBeUndefined();
  });

  it('but unknown members and a signature are allowed', () => {
    const more = members.replace('"data":', '"site":"NG","data":');
    const signed = hashed(more)
      .toString()
      .replace('"sig":""', `"sig":"${'A'.repeat(86)}=="`);
    expect(genuineLine(Buffer.from(signed))?.record.type).toBe('order.intent');
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(good.length), (noise, at) => {
        const bytes = Buffer.concat([Buffer.from(good.slice(0, at)), noise]);
        expect([readLine(bytes), genuineLine(bytes)]).toBeDefined();
      }),
    );
  });
});

describe('a line’s number', () => {
  it.each([
    ['{"v":1,"seq":12,"prev"', 12],
    ['{"v":1,"seq":012,', undefined],
    ['{"v":1,"seq":1', undefined],
    ['{ "v":1,"seq":1,', undefined],
    ['', undefined],
  ])('%s: %s', (line, seq) => {
    expect(seqOfLine(Buffer.from(line))).toBe(seq);
  });
});
