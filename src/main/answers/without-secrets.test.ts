import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSecrets, withoutToken } from './without-secrets';

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

describe('a server that says back the parts of a key', () => {
  it('is kept without them, the longer before those that they hold', () => {
    expect(withoutSecrets('ann, ann-secret, %41 and 777', ['ann', 'ann-secret', '777'])).toBe(
      '[hidden], [hidden], %41 and [hidden]',
    );
  });

  it('never leaves one in, whatever stands around them', () => {
    const secret = fc.stringMatching(/^[a-z0-9]{4,30}$/).filter((made) => !'hidden'.includes(made));
    const words = fc.string();
    fc.assert(
      fc.property(secret, secret, words, words, (one, other, before, after) => {
        const kept = withoutSecrets(`${before}${one}${other}${after}${other}`, [one, other]);
        expect(kept).not.toContain(one);
        expect(kept).not.toContain(other);
      }),
    );
  });
});
