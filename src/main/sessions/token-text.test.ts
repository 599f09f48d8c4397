import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToken } from './token-text';

describe('a token from the clipboard', () => {
  const token = 'a1_-.~+/=!"#$%&'.padEnd(16, 'x');

  it.each([
    [token, token],
    [`Bearer ${token}`, token],
    [`bearer   ${token}`, token],
    [`\n ${token} \r\n`, token],
    ['x'.repeat(8192), 'x'.repeat(8192)],
    [`Bearer ${'x'.repeat(8192)}`, 'x'.repeat(8192)],
  ])('%# is read', (text, expected) => {
    expect(readToken(text)).toEqual({ kind: 'token', token: expected });
  });

  it.each([
    ['', 'clipboard-empty'],
    [' \n\t', 'clipboard-empty'],
    ['Bearer ', 'token-too-short'],
    ['x'.repeat(15), 'token-too-short'],
    ['x'.repeat(8193), 'token-too-long'],
    ['x'.repeat(5_000_000), 'token-too-long'],
    [`${token} ${token}`, 'token-not-visible-ascii'],
    [`${token}\r\nX-Evil: 1`, 'token-not-visible-ascii'],
    [`${token}\u0000`, 'token-not-visible-ascii'],
    [`${token}é`, 'token-not-visible-ascii'],
    [`${token}\u200b`, 'token-not-visible-ascii'],
  ])('%# is none', (text, fault) => {
    expect(readToken(text)).toEqual({ kind: 'fault', fault });
  });

  it('is visible ASCII of 16 to 8192 characters or refused, whatever the clipboard holds', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 10, maxLength: 30 }));
    fc.assert(
      fc.property(texts, (text) => {
        const read = readToken(text);
        if (read.kind === 'token') expect(read.token).toMatch(/^[\x21-\x7e]{16,8192}$/);
        else expect(JSON.stringify(read)).not.toContain(`"${text}"`);
      }),
    );
  });
});
