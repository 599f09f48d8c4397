import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redacted, withoutHome } from './redact';

const home = '/home/dana';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytes = fc.uint8Array({ minLength: 24, maxLength: 120 });
const tokens = fc.oneof(
  bytes.map(base64),
  bytes.map((raw) => Buffer.from(raw).toString('base64url')),
  bytes.map((raw) => Buffer.from(raw).toString('hex')),
  fc.tuple(bytes, bytes, bytes).map((parts) => parts.map((raw) => base64(raw)).join('.')),
);
/** How a bug's words may hold a token: as a header, as JSON, as JSON in JSON, as Node shows it, in an address, bare. */
const sayings: readonly ((token: string) => string)[] = [
  (token) => `Error: it failed with ${token} today`,
  (token) => `TypeError: Header "Authorization: Bearer ${token}" is refused`,
  (token) => `authorization: ${token}`,
  (token) => `Unexpected token in ${JSON.stringify({ accessToken: token, ok: true })}`,
  (token) => JSON.stringify({ words: JSON.stringify({ mdAccessToken: token }) }),
  (token) => `{ token: '${token}', other: 1 }`,
  (token) => `GET https://desk.example/v1?access_token=${encodeURIComponent(token)}&x=1`,
  (token) => `Error: "${token}"\n    at send (file:///opt/desk/out/main/index.js:10:2)`,
  (token) => `Error\n    at ${token} (file:///opt/${token}/index.js:10:2)`,
  (token) => `p-ticket=${token}`,
];

describe('what a bug says', () => {
  it('gives no token away, whatever its shape and wherever it stands', () => {
    fc.assert(
      fc.property(tokens, fc.constantFrom(...sayings), (token, say) => {
        const shown = redacted(say(token), home);
        for (let at = 0; at + 16 <= token.length; at += 1)
          expect(shown).not.toContain(token.slice(at, at + 16));
      }),
      { numRuns: 500 },
    );
  });

  it('gives no short token or UUID away that stands where tokens stand', () => {
    const short = fc.oneof(
      fc.uuid(),
      fc.string({ unit: fc.constantFrom(...'abcXYZ0189-_'), minLength: 16, maxLength: 23 }),
    );
    const places = fc.constantFrom(
      (token: string) => `Authorization: Bearer ${token}`,
      (token: string) => `bearer ${token}, again`,
      (token: string) => JSON.stringify({ accessToken: token }),
      (token: string) => `{"p-ticket": "${token}"}`,
    );
    fc.assert(
      fc.property(short, places, (token, say) => {
        expect(redacted(say(token), home)).not.toContain(token);
      }),
    );
  });

  it('gives no part of a key away, quotes and backslashes in it or not', () => {
    const parts = fc.constantFrom('name', 'password', 'sec', 'cid', 'deviceId');
    fc.assert(
      fc.property(parts, fc.string({ minLength: 8, maxLength: 40 }), (part, text) => {
        const secret = `begin${text}end`;
        const shown = redacted(`cannot read ${JSON.stringify({ [part]: secret })} here`, home);
        expect(shown).toBe(`cannot read {"${part}":[removed]} here`);
      }),
    );
  });

  it.each([
    'Internal Server Error, error id: 0b0e7a52-5ad5-4a3e-9be1-3e6c57f1e0b7',
    `sha256: ${'0a'.repeat(32)}`,
    `{"sha256":"${'0a'.repeat(32)}"}`,
    'session 9f3c2a71 and key 9f3c2a71d04be856',
    'TypeError: Cannot read properties of undefined (reading "environmentId")',
    'order 9223372036854775807 of never_before_seen_traders',
  ])('leaves alone what helps: %s', (text) => {
    expect(redacted(text, home)).toBe(text);
  });

  it('names code by file, line and column, and homes as ~', () => {
    const stack =
      'Error: no such file, open "/home/dana/a b/x.json"\n    at openDesk (file:///home/dana/src/out/main/index.js:10:2)';
    expect(redacted(stack, home)).toBe(
      'Error: no such file, open "~/a b/x.json"\n    at openDesk (index.js:10:2)',
    );
  });
});

describe('a folder', () => {
  it.each([
    ['/home/dana/.config/log', '/home/dana', '~/.config/log'],
    ['C:\\Users\\Dana Ä\\AppData', 'C:\\Users\\Dana Ä', '~\\AppData'],
    ['file:///C:/Users/Dana%20%C3%84/x', 'C:\\Users\\Dana Ä', 'file:///~/x'],
    ['{"f":"C:\\\\Users\\\\dana\\\\x"}', 'C:\\Users\\dana', '{"f":"~\\\\x"}'],
    ['/etc/lockout-desk', '/', '/etc/lockout-desk'],
  ])('%s is shown without the home folder %s', (text, folder, shown) => {
    expect(withoutHome(text, folder)).toBe(shown);
  });
});
