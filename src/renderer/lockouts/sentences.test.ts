import { describe, expect, it } from 'vitest';
import { reasons, type OrderReport, type Outcome, type Reason } from '../../contract/lockouts';
import { report } from './example-report';
import { sentenceOf } from './sentences';

const all = (Object.keys(reasons) as Outcome[]).flatMap((outcome) =>
  reasons[outcome].map((reason) => [outcome, reason] as const),
);

/** The words by which each outcome says whether anything changed. */
const change: Readonly<Record<Outcome, RegExp>> = {
  done: /^The manual lockout was expired\.$/,
  refused: /^Nothing was changed: .+\.$/,
  unknown: /^The lockout may have been expired\. .+\.$/,
  'not-sent': /^The order was not sent and nothing was changed: .+\.$/,
};

function verdictOf(outcome: Outcome, reason: Reason): OrderReport['verdict'] {
  return { outcome, reason } as OrderReport['verdict'];
}

describe('an order’s sentence', () => {
  it.each(all)('says for %s / %s whether anything changed, and what to do next', (outcome, reason) => {
    const sentence = sentenceOf(report({ verdict: verdictOf(outcome, reason) }));
    expect(sentence.title).toMatch(change[outcome]);
    expect(sentence.whatNow).toMatch(
      /\b(Tell|Check|Wait|Sign in|Paste|Place|Copy|Ask|Connect|Make|Have|let|Look|If no lockout)\b/,
    );
  });

  it.each(all.filter(([outcome]) => outcome === 'unknown'))(
    'never calls %s / %s failed, and offers to ask or to repeat',
    (outcome, reason) => {
      const { title, whatNow } = sentenceOf(report({ verdict: verdictOf(outcome, reason) }));
      expect(title).not.toMatch(/was not expired|nothing was changed|order failed/i);
      expect(whatNow).toContain('Ask the trader whether trading works, or repeat the order.');
    },
  );

  it('does not claim that the trader can trade now', () => {
    expect(sentenceOf(report({})).whatNow).toContain('unless another kind of lock is in place');
  });

  it('does not say which of two orders did it when a repeat is refused', () => {
    const verdict = verdictOf('refused', 'refused-by-rules');
    const repeat = sentenceOf(report({ verdict, repeatOf: 'order-1' })).aside.join(' ');
    expect(repeat).toContain('none is active now');
    expect(repeat).toContain('is not known');
    expect(sentenceOf(report({ verdict })).aside).toEqual([]);
  });

  it.each(all)('says for Practice at %s / %s that nothing was sent to anyone', (outcome, reason) => {
    const environment = { id: 'practice', name: 'Practice', kind: 'practice' } as const;
    const { aside } = sentenceOf(report({ environment, verdict: verdictOf(outcome, reason) }));
    expect(aside.join(' ')).toContain('nothing was sent to anyone');
    expect(sentenceOf(report({ verdict: verdictOf(outcome, reason) })).aside.join(' ')).not.toContain(
      'Practice',
    );
  });

  it.each(['calls-limited', 'too-many-calls'] as const)(
    'warns at %s that calls start the hour again',
    (reason) => {
      expect(sentenceOf(report({ verdict: verdictOf('refused', reason) })).whatNow).toContain(
        'calls made meanwhile start the hour again',
      );
    },
  );

  it('says at a captcha penalty that the whole office shares it', () => {
    const { whatNow } = sentenceOf(report({ verdict: verdictOf('refused', 'penalty-captcha') }));
    expect(whatNow).toContain('about an hour');
    expect(whatNow).toContain('whole office');
  });
});
