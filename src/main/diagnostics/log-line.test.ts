import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEvent } from './log-events';
import { lineOf } from './log-line';

const at = new Date('2026-11-25T14:30:00.000Z');
const line = (event: LogEvent): string => lineOf(event, at, '/home/dana');

describe('a line of the log', () => {
  it.each<[LogEvent, string]>([
    [{ what: 'started', version: '0.1.0', platform: 'linux' }, 'info started version=0.1.0 platform=linux'],
    [{ what: 'ended' }, 'info ended'],
    [
      {
        what: 'call',
        method: 'POST',
        host: 'demo-api.staging.ninjatrader.dev',
        path: '/v1/user/expireuserlockout',
        ms: 212,
        came: { status: 200, complete: true },
      },
      'info call method=POST host=demo-api.staging.ninjatrader.dev path=/v1/user/expireuserlockout ms=212 status=200 complete=true',
    ],
    [
      { what: 'call', method: 'GET', host: 'h:1', path: '/v1/auth/me', ms: 3, came: 'tls-failed' },
      'warn call method=GET host=h:1 path=/v1/auth/me ms=3 failure=tls-failed',
    ],
    [
      { what: 'sign-in', environment: 'demo', came: 'credentials', triesLeft: 3 },
      'warn sign-in environment=demo came=credentials triesLeft=3',
    ],
    [
      { what: 'session', environment: 'demo', change: 'saved', fingerprint: '9f3c2a71' },
      'info session environment=demo change=saved fingerprint=9f3c2a71',
    ],
    [
      { what: 'journal', journal: 'real', state: 'not-writable', why: 'ENOSPC' },
      'warn journal journal=real state=not-writable why=ENOSPC',
    ],
    [
      {
        what: 'fault',
        reference: 'F-1',
        question: 'signIn',
        words: 'Error: no\n    at f (/home/dana/x/i.js:1:2)',
      },
      'error fault reference=F-1 question=signIn words="Error: no\\n    at f (i.js:1:2)"',
    ],
  ])('says what happened: %j', (event, words) => {
    expect(line(event)).toBe(`2026-11-25T14:30:00.000Z ${words}\n`);
  });

  it('is one line of visible ASCII, whatever a bug says, and of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat({ max: 50 }), (words, times) => {
        const said = line({ what: 'fault', reference: 'F-1', question: 'x', words: words.repeat(times) });
        expect(said).toMatch(/^[\x20-\x7e]+\n$/);
        expect(said.length).toBeLessThan(30_000);
      }),
    );
  });

  it('holds no token that an address of the policy’s had in its path', () => {
    const path = `/${'a1B2'.repeat(8)}/v1/user/expireuserlockout`;
    const said = line({ what: 'call', method: 'GET', host: 'h', path, ms: 1, came: 'offline' });
    expect(said).toContain('path=/[removed]/v1/user/expireuserlockout');
  });
});
