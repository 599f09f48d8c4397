import { describe, expect, it } from 'vitest';
import { words } from '../../words/words';
import { examples, seenAt } from './example-sessions';
import { failedRenewal, renewSentence, renewalWords } from './renewal-sentences';
import { sessionFacts } from './session-facts';
import { lookWords, sessionLook } from './session-look';
import { newsOf } from './session-news';
import { sessionSentence, sessionStops } from './session-sentences';
import { orderedAs } from './who-words';

const renewalTroubles = words.renewal.troubles;

describe('the sentences of sessions', () => {
  it.each(Object.entries(sessionStops))(
    '%s says that nothing was changed, and what to do',
    (_why, sentence) => {
      expect(sentence).toContain('Nothing was changed.');
      expect(sentence).toMatch(/^[A-Z].*[.]$/);
    },
  );

  it('are different for each trouble of the keychain', () => {
    const all = Object.values(sessionStops);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(['none', 'addressChanged', 'expired', 'rejected', 'closed'] as const)(
    'say for %s to sign in again, or to sign in',
    (state) => {
      expect(sessionSentence(examples[state])).toMatch(/Sign in/);
    },
  );

  it('explain a session that a sign-in elsewhere has closed, and advise a user of its own', () => {
    expect(sessionSentence(examples.closed)).toMatch(
      /sign-in elsewhere closed it.*API user of this application’s own/,
    );
    expect(sessionSentence(examples.rejected)).not.toContain('elsewhere');
  });

  it('say of a changed address that the token went nowhere', () => {
    expect(sessionSentence(examples.addressChanged)).toContain('never sent to another host');
  });
});

describe('a renewal that failed', () => {
  it.each(Object.entries(renewalTroubles))('%s says what happened and what to do', (why, { what, now }) => {
    expect(now).toMatch(/^[A-Z].*\.$/);
    const sentence = failedRenewal({
      kind: 'failed',
      why: why as keyof typeof renewalTroubles,
      at: '2026-11-23T13:59:00',
    });
    expect(sentence).toContain(`At 13:59: ${what}.`);
    expect(sentence).toMatch(/The token that is kept (serves|may not)/);
    expect(sentence).toContain('It is not tried again by itself.');
  });

  it('says when it is tried again', () => {
    expect(failedRenewal(examples.failed.renewal)).toMatch(/It is tried again by itself at \d\d:\d1\./);
    expect(renewalWords(examples.failed.renewal)).toContain('tried again by itself');
  });

  it('which may mean a closed session does not claim that the token still serves', () => {
    const sentence = failedRenewal({ kind: 'failed', why: 'perhaps-closed', at: '2026-11-23T13:59:00' });
    expect(sentence).toMatch(/may not be accepted.*API user of this application’s own/);
  });

  it('by hand says whether the token still serves', () => {
    const session = examples.kept;
    expect(renewSentence({ kind: 'renewed', session, recorded: true })).toMatch(
      /is renewed: it is valid until/,
    );
    expect(renewSentence({ kind: 'renewed', session, recorded: false })).toContain('could not record');
    expect(renewSentence({ kind: 'failed', why: 'server-trouble', session })).toContain(
      'serves until it ends',
    );
    expect(renewSentence({ kind: 'failed', why: 'rejected', session: examples.closed })).toMatch(
      /401.*not used.*elsewhere/,
    );
    expect(renewSentence({ kind: 'stopped', why: 'no-session' })).toContain('Nothing was changed.');
  });
});

describe('a session in the header', () => {
  it.each([
    ['kept', 'fine', 'Dana Admin, Northgate · 1 h 12 min left'],
    ['pasted', 'fine', 'Pasted token · end not known'],
    ['failed', 'trouble', 'Dana Admin, Northgate · Not renewed · 1 h 12 min left'],
    ['expiring', 'soon', 'Dana Admin, Northgate · Ends soon · 4 min 05 s left'],
    ['expiringFailed', 'trouble', 'Dana Admin, Northgate · Not renewed · 4 min 05 s left'],
    ['expired', 'ended', 'Dana Admin · Session expired'],
    ['rejected', 'rejected', 'Dana Admin, Northgate · Session rejected'],
    ['none', 'none', 'No session'],
    ['locked', 'keychain', 'Keychain locked'],
  ] as const)('%s reads %s: %s', (state, urgency, words) => {
    const look = sessionLook(examples[state], seenAt);
    expect(look.urgency).toBe(urgency);
    expect(lookWords(look)).toBe(words);
  });

  it('is over once its time is, whether or not that was heard yet', () => {
    const late = seenAt + 3 * 3_600_000;
    expect(lookWords(sessionLook(examples.kept, late))).toBe('Dana Admin, Northgate · Session expired');
    expect(sessionLook(undefined, late).word).toBe('Reading …');
  });
});

describe('what is known of a session', () => {
  it('names whose it is, until when it is valid, and the next renewal', () => {
    const facts = sessionFacts(examples.kept, seenAt).map(({ label, text }) => `${label}: ${text}`);
    expect(facts).toEqual([
      'Whose: Dana Admin',
      'Organization: Northgate',
      expect.stringMatching(/^Valid until: 23 Nov 2026, .*, 1 h 12 min left$/),
      expect.stringMatching(/^Renewal: by itself, 23 Nov 2026/),
    ]);
  });

  it('is honest about a pasted token', () => {
    const text = JSON.stringify(sessionFacts(examples.pasted, seenAt));
    expect(text).toMatch(/server has not said.*not known.*only when you press Renew now/);
    expect(orderedAs(examples.pasted)).toBe('Not known: the server has not said whose the pasted token is.');
    expect(orderedAs(examples.kept)).toBe('Dana Admin, Northgate');
    expect(orderedAs(examples.expired)).toBeUndefined();
  });

  it('is nothing where there is none', () => {
    expect(sessionFacts(examples.none, seenAt)).toEqual([]);
  });
});

describe('the news of a session', () => {
  const { kept, failed, expiringFailed, underWay } = examples;

  it('are that it ended, or is not accepted any more', () => {
    expect(newsOf('Demo', kept, examples.expired, undefined).text).toMatch(
      /^Demo: the session has expired\. Sign in/,
    );
    expect(newsOf('Demo', kept, examples.closed, undefined).text).toMatch(/no longer accepts/);
    // Read for the first time, it is no news.
    expect(newsOf('Demo', undefined, examples.expired, undefined)).toEqual({});
    expect(newsOf('Demo', kept, { kind: 'none' }, undefined)).toEqual({});
  });

  it('are that it could not be renewed: once for each trouble, and again when its end is near', () => {
    const first = newsOf('Demo', kept, failed, undefined);
    expect(first).toMatchObject({
      trouble: 'server-trouble',
      text: expect.stringContaining('could not be renewed'),
    });
    expect(newsOf('Demo', failed, underWay, 'server-trouble')).toEqual({ trouble: 'server-trouble' });
    expect(newsOf('Demo', underWay, failed, 'server-trouble').text).toBeUndefined();
    expect(newsOf('Demo', failed, expiringFailed, 'server-trouble').text).toContain('ends soon');
    const other = { ...failed, renewal: { ...failed.renewal, why: 'not-reached' as const } };
    expect(newsOf('Demo', failed, other, 'server-trouble').text).toContain('not reached');
  });

  it('are that it is renewed, after trouble alone', () => {
    expect(newsOf('Demo', expiringFailed, kept, 'server-trouble').text).toMatch(
      /^Demo: the session is renewed\. It is valid until/,
    );
    expect(newsOf('Demo', underWay, kept, undefined)).toEqual({});
  });
});
