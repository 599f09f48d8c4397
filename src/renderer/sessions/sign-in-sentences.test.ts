import { describe, expect, it } from 'vitest';
import type { SignInFailure, SignInStop, Tries } from '../../contract/sign-in';
import { words } from '../../words/words';
import { examples, seenAt } from './example-sessions';
import { keepingSentence } from './key-sentences';
import { failedSentence, signedInSentence, stoppedSentence, unansweredSignIn } from './sign-in-sentences';
import { blockedUntil, triesWords } from './tries-words';

const { failures: signInFailures, stops: signInStops } = words.signInAnswers;
const tries: Tries = { left: 3, nextAt: '2026-11-23T14:23:00.000Z' };
const failures = Object.keys(signInFailures) as SignInFailure[];

describe('a sign-in that failed', () => {
  it.each(failures)('%s says that nobody is signed in, what is as it was, and what to do', (why) => {
    const { title, text } = failedSentence({ kind: 'failed', why, tries });
    expect(title).toMatch(/^Not signed in/);
    expect(text).toContain('What was kept is as it was.');
    expect(text).toMatch(/\b(Wait|Check|Ask|give the key again and press|was dropped)/);
  });

  it.each(['captcha', 'limited'] as const)('with %s has the whole office wait', (why) => {
    expect(failedSentence({ kind: 'failed', why, tries }).text).toMatch(
      /about an hour.*office.*start the hour again/,
    );
  });

  it('gives the server’s own words apart, untouched, and its status', () => {
    const serverText = '<b>no</b> "x"';
    const said = failedSentence({ kind: 'failed', why: 'refused', tries, httpStatus: 403, serverText });
    expect(said.serverText).toBe(serverText);
    expect(said.text).toContain('status 403');
    expect(said.text).not.toContain('<b>');
  });

  it('does not read as a success where bad credentials came with a 200', () => {
    expect(failedSentence({ kind: 'failed', why: 'credentials', tries, httpStatus: 200 }).text).not.toContain(
      '200',
    );
  });

  it('says what the network and the keychain said', () => {
    const network = failedSentence({ kind: 'failed', why: 'not-reached', tries, failure: 'tls-failed' });
    expect(network.title).toContain('No try was used.');
    expect(network.text).toContain('could not prove who it is');
    const keychain = failedSentence({ kind: 'failed', why: 'not-kept', tries, keychain: 'locked' });
    expect(keychain.text).toMatch(/keychain is locked\..*Unlock it/);
  });
});

describe('a sign-in that was stopped', () => {
  it.each(Object.entries(signInStops))(
    '%s says that nothing was sent and no try was used',
    (_why, sentence) => {
      expect(sentence).toContain('Nothing was sent, and no try was used.');
      expect(sentence.split('no try was used.')[1]?.trim()).toMatch(/^[A-Z].+\.$/);
    },
  );

  it.each<[SignInStop, string]>([
    [{ why: 'file-unreadable', code: 'EACCES' }, 'EACCES'],
    [{ why: 'not-counted', code: 'ENOSPC' }, 'ENOSPC'],
    [{ why: 'key-incomplete', parts: ['cid', 'sec'] }, 'cid, sec'],
  ])('names what is known: %j', (stop, word) => {
    expect(stoppedSentence(stop).text).toContain(word);
  });

  it('by a fault does not claim that nothing was sent', () => {
    const { text } = unansweredSignIn({ kind: 'fault', reference: 'F-9' });
    expect(text).toMatch(/F-9.*not known whether the key was sent/);
    expect(text).not.toContain('Nothing was sent');
  });
});

describe('a sign-in that came off', () => {
  it.each([
    ['kept', 'The key is kept for'],
    ['not-kept', 'The key is not kept'],
    ['failed', 'did not take the key'],
  ] as const)('says whose session it is, until when, and that the key is %s', (key, words) => {
    const text = signedInSentence({ kind: 'signed-in', session: examples.kept, key, recorded: true });
    expect(text).toMatch(/^Signed in as Dana Admin, Northgate\. .*valid until 23 Nov 2026/);
    expect(text).toContain(words);
  });

  it('says where the journal has no record of it', () => {
    const answer = { kind: 'signed-in', session: examples.kept, key: 'kept' } as const;
    expect(signedInSentence({ ...answer, recorded: false })).toContain('could not record');
  });
});

describe('the tries left', () => {
  it('are a plain count while all are left', () => {
    expect(triesWords({ left: 5 }, seenAt)).toEqual({ tone: 'plain', title: '5 of 5 tries left this hour.' });
  });

  it.each([1, 2, 3, 4])('warn why it matters with %i left', (left) => {
    const words = triesWords({ left, nextAt: '2026-11-23T14:23:00.000Z' }, seenAt);
    expect(words).toMatchObject({ tone: 'warning', title: `${left} of 5 tries left this hour.` });
    expect(words.more).toMatch(
      /everybody who shares your office’s network address.*One more is left again at/,
    );
  });

  it('say when it goes on once none is left, and count down to it', () => {
    const used: Tries = { left: 0, nextAt: '2026-11-23T14:23:00.000Z' };
    expect(triesWords(used, seenAt)).toMatchObject({ tone: 'trouble', title: 'No try is left this hour.' });
    expect(triesWords(used, seenAt).more).toMatch(/goes on at \d\d:23, in 23 min\./);
    expect(triesWords(used, seenAt + 22 * 60_000 + 55_000).more).toContain('in 5 s.');
    expect(blockedUntil(used, seenAt + 23 * 60_000)).toBeUndefined();
  });

  it('say until when the server asked to wait, the later of two ends', () => {
    const waiting: Tries = {
      left: 4,
      nextAt: '2026-11-23T14:23:00.000Z',
      waitUntil: '2026-11-23T15:00:00.000Z',
    };
    expect(triesWords(waiting, seenAt)).toMatchObject({
      tone: 'trouble',
      title: 'The server asked to wait.',
    });
    expect(blockedUntil(waiting, seenAt)).toBe(Date.parse('2026-11-23T15:00:00.000Z'));
    expect(blockedUntil({ ...waiting, left: 0, waitUntil: '2026-11-23T14:05:00.000Z' }, seenAt)).toBe(
      Date.parse('2026-11-23T14:23:00.000Z'),
    );
  });
});

describe('the keeping of keys', () => {
  const off = { keep: false, locked: false };
  it('says what became of those that were kept', () => {
    expect(keepingSentence({ kind: 'set', keeping: off, keys: 'removed' })).toEqual({
      tone: 'plain',
      text: 'Keys are not kept. The keys that were kept are removed from the keychain.',
    });
    const locked = keepingSentence({ kind: 'set', keeping: off, keys: 'locked' });
    expect(locked).toMatchObject({ tone: 'trouble', text: expect.stringContaining('may still be there') });
  });

  it.each([
    [{ kind: 'stopped', why: 'managed' }, /Your organization.*Nothing was changed/],
    [{ kind: 'stopped', why: 'not-saved', code: 'EROFS' }, /EROFS.*Nothing was changed/],
  ] as const)('that was not changed says so: %j', (answer, sentence) => {
    expect(keepingSentence(answer)).toMatchObject({ tone: 'trouble', text: expect.stringMatching(sentence) });
  });
});
