import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutToken } from './without-token';

const token = 'tok"<&>\\/+=0123456789';

describe('a server that says back what it was sent', () => {
  it.each([
    ['as it is', `Authorization: Bearer ${token}.`, 'Authorization: Bearer [token].'],
    ['in JSON', `{"sent":${JSON.stringify(token)}}`, '{"sent":"[token]"}'],
    ['in an address', `/?t=${encodeURIComponent(token)}&x`, '/?t=[token]&x'],
    ['in HTML', 'tok&quot;&lt;&amp;&gt;\\/+=0123456789', '[token]'],
    ['twice', `${token} ${token}`, '[token] [token]'],
    ['cut inside the token', `Bearer ${token.slice(0, 12)}`, 'Bearer [token]'],
    ['not at all', 'User not found.', 'User not found.'],
  ])('is kept without the token: %s', (_how, text, kept) => {
    expect(withoutToken(text, token)).toBe(kept);
  });

  it('is kept as it is where no token was sent', () => {
    expect(withoutToken('anything', undefined)).toBe('anything');
  });

  it('never leaves the token in, whatever stands around it', () => {
    const tokens = fc.stringMatching(/^[\x21-\x7e]{16,40}$/).filter((made) => !made.includes('[token]'));
    fc.assert(
      fc.property(tokens, fc.string(), fc.string(), (made, before, after) => {
        expect(withoutToken(`${before}${made}${after}`, made)).not.toContain(made);
      }),
    );
  });
});
