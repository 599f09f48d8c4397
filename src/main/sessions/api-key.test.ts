import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyParts, MAX_KEY_TEXT, type ApiKey } from '../../contract/sign-in';
import { checkTypedKey, keptKeyText, MAX_KEY_FILE, readKeptKey, readKeyFile } from './api-key';

const key: ApiKey = {
  name: 'desk-api',
  password: ' Pass "word" ü ',
  appId: 'Lockout Desk',
  appVersion: '1.0',
  cid: '9007199254740993',
  sec: 'f0e1d2c3-aaaa-bbbb-cccc-0123456789ab',
};
const { cid, ...others } = key;
const inFile = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({ ...others, cid: 0, ...more }).replace('"cid":0', `"cid":${cid}`);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const text = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', '"', '\\', 'é', '😀', '\u202e'),
  maxLength: 20,
});
const anyKey = fc
  .record({ name: text, password: text, appId: text, appVersion: text, cid: fc.nat().map(String), sec: text })
  .filter((made) => keyParts.every((part) => made[part].trim() !== '' && !/\p{Cc}/u.test(made[part])));

describe('the vendor’s key file', () => {
  it.each([
    ['as issued, its number digit for digit', inFile()],
    ['with the number as digits in quotes', JSON.stringify(key)],
    ['with a byte order mark', `\ufeff${inFile()}`],
    ['with members that nobody knows', inFile({ note: 'x', expires: null, list: [1] })],
    ['with the members in one object', `{"version":1,"apiKey":${inFile()}}`],
    ['laid out over lines', JSON.stringify({ key }, null, 2)],
  ])('is read %s', (_how, file) => {
    expect(readKeyFile(bytes(file))).toEqual({ kind: 'key', key });
  });

  it.each([
    ['nothing', bytes('')],
    ['plain words', bytes('name: desk-api')],
    ['a list', bytes(`[${inFile()}]`)],
    ['a cut file', bytes(inFile().slice(0, -1))],
    ['a member twice', bytes(`{"name":"other",${inFile().slice(1)}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${inFile()}`, 'utf16le'))],
    ['bytes that are no UTF-8', new Uint8Array([...bytes(inFile()), 0xff])],
  ])('is none with %s', (_what, file) => {
    expect(readKeyFile(file)).toEqual({ kind: 'wrong', why: 'file-not-json' });
  });

  it('holds 64 KiB at most', () => {
    const padded = (length: number): Uint8Array => bytes(inFile().padEnd(length, ' '));
    expect(readKeyFile(padded(MAX_KEY_FILE - 1))).toHaveProperty('kind', 'key');
    expect(readKeyFile(padded(MAX_KEY_FILE + 10))).toEqual({ kind: 'wrong', why: 'file-too-large' });
  });

  it.each([
    ['all parts in an empty object', '{}', keyParts],
    ['all parts where two objects could hold them', `{"demo":${inFile()},"live":${inFile()}}`, keyParts],
    ['all parts two objects deep', `{"a":{"b":${inFile()}}}`, keyParts],
    ['a missing part', inFile({ sec: undefined }), ['sec']],
    ['empty and blank parts', inFile({ name: '', appId: '  ' }), ['name', 'appId']],
    ['a part that is no text', inFile({ password: 5, appVersion: null }), ['password', 'appVersion']],
    ['a part too long', inFile({ sec: 'x'.repeat(MAX_KEY_TEXT + 1) }), ['sec']],
    ['a part with a line’s end', inFile({ name: 'desk\n' }), ['name']],
    ['a part that is half a character', inFile({ name: 'desk\ud83d' }), ['name']],
  ] as const)('names %s', (_what, file, parts) => {
    expect(readKeyFile(bytes(file))).toEqual({ kind: 'wrong', why: 'key-incomplete', parts });
  });

  it.each(['-1', '1.5', '1e3', '"08"', '" 8"', '"8 "', '""', '"abc"', 'true', 'null', `"${'9'.repeat(20)}"`])(
    'names a cid of %s',
    (digits) => {
      const file = inFile().replace(`"cid":${cid}`, `"cid":${digits}`);
      expect(readKeyFile(bytes(file))).toEqual({ kind: 'wrong', why: 'key-incomplete', parts: ['cid'] });
    },
  );

  it('never throws and never repeats content, whatever is chosen', () => {
    const sign = 'Zq9!secret';
    const odd = fc.oneof(fc.constant(sign), fc.constant(`${sign}\n`), fc.json(), fc.nat(), fc.constant(null));
    const members = fc.dictionary(fc.oneof(fc.constantFrom(...keyParts), fc.string()), odd);
    const files = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map(bytes),
      members.map((made) => bytes(JSON.stringify(made))),
      members.map((made) => bytes(JSON.stringify({ [sign]: made }))),
    );
    fc.assert(
      fc.property(files, (file) => {
        const read = readKeyFile(file);
        if (read.kind === 'wrong') expect(JSON.stringify(read)).not.toContain('Zq9');
        else expect(Object.keys(read.key).sort()).toEqual([...keyParts].sort());
      }),
    );
  });
});

describe('a typed key', () => {
  it('is taken without the blanks around it, but for the password’s own', () => {
    const typed = { ...key, name: ' desk-api\n', cid: ` ${cid}`, sec: `${key.sec}\t` };
    expect(checkTypedKey(typed)).toEqual({ kind: 'key', key });
  });

  it('names the parts that are wrong', () => {
    expect(checkTypedKey({ ...key, cid: 'eight', password: '', sec: ' ' })).toEqual({
      kind: 'wrong',
      why: 'key-incomplete',
      parts: ['password', 'cid', 'sec'],
    });
  });
});

describe('a key in the keychain', () => {
  it('is read back as it was kept, with its origin', () => {
    fc.assert(
      fc.property(anyKey, (made) => {
        const origin = 'https://demo.example:8443';
        expect(readKeptKey(keptKeyText({ key: made, origin }))).toEqual({ key: made, origin });
      }),
    );
  });

  it('is none from any other text', () => {
    const kept = keptKeyText({ key, origin: 'https://demo.example' });
    for (const odd of [
      '',
      '{',
      'null',
      kept.slice(0, -1),
      kept.replace('"v":1', '"v":2'),
      kept.replace(`"${cid}"`, cid),
      keptKeyText({ key, origin: '' }),
      keptKeyText({ key: { ...key, sec: '' }, origin: 'https://demo.example' }),
    ]) {
      expect(readKeptKey(odd)).toBeUndefined();
    }
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (any) => readKeptKey(any) === undefined));
  });
});
