import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  filesOf,
  forgeLines,
  noted,
  seal,
  segmentFile,
  signatureOf,
  withTail,
  ZEROS,
  type ForgedLine,
} from '../../tests/journal/forge';
import { memorySource } from '../../tests/journal/memory-source';
import { broken, every, key, lineAt, lines, verify } from '../../tests/journal/verifying';
import { verifyJournal } from './verify-journal';

const before = lineAt(2);

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
    ['data that are no object, deeply nested', replaced(/"data":.*$/, `"data":${deep}`), 'members'],
    ['an id that is no text, deeply nested', replaced(/"id":"[^"]*"/, `"id":{"a":${deep}}`), 'members'],
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
    // One that continues from it follows: what is found is not found because the line is the last.
    const prev = Buffer.isBuffer(forged) ? ZEROS : forged.hash;
    const after = forgeLines([noted('order 4')], { seq: 4, prev, key });
    const files = filesOf({
      segments: [[...lines.slice(0, 2), { ...before, bytes }, ...after]],
      keys: [key],
    });
    const offset = lines.slice(0, 2).reduce((sum, { bytes: earlier }) => sum + earlier.length, 0);
    const expected = { problem, segment: segmentFile(1), line: 3, offset };
    expect(await broken(files, every)).toEqual(expected);
    expect(await broken(files)).toEqual(expected);
  });

  it('that is too long is said to be longer, not to have as many bytes as were gathered of it', async () => {
    const long = { ...line(good), bytes: Buffer.concat([Buffer.alloc(300_000, 'x'), Buffer.from('\n')]) };
    for (const bytes of [long.bytes, long.bytes.subarray(0, -1)]) {
      const files = filesOf({ segments: [[...lines.slice(0, 2), { ...long, bytes }]], keys: [key] });
      for (const size of [700, 1 << 20]) {
        const verdict = await verifyJournal(memorySource(files, 'folder', size), every);
        expect(verdict).toMatchObject({ problem: 'line-too-long', line: 3, found: 'more' });
      }
    }
  });

  it('that is empty is said to be', async () => {
    const empty = { ...line(good), bytes: Buffer.from('\n') };
    const files = filesOf({ segments: [[...lines.slice(0, 2), empty]], keys: [key] });
    expect(await verify(files)).toMatchObject({ problem: 'tail', line: 3, found: 'an empty line' });
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
