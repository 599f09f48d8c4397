import { describe, expect, it } from 'vitest';
import type { AlarmProblem, CopyHealth, JournalHealth, ProofStop, Verdict } from '../../contract/proof';
import { words } from '../../words/words';
import { alarmFacts } from './alarm-facts';
import { broken, intact } from './example-verdicts';
import { chainWord, copyWord } from './proof-words';
import { noteFault, proofStops, unansweredNote } from './proof-stops';

const { problems: alarmSentences } = words.alarms;
const { stops: verifyStops } = words.proof.verifying;

describe('an alarm', () => {
  it.each(Object.entries(alarmSentences))(
    '%s says what was found, what it means and what to do',
    (_, one) => {
      expect(one.title).toMatch(/^[A-Z].*\.$/);
      expect(one.meaning).toMatch(/^[A-Z].*\.$/);
      expect(one.whatNow).toMatch(/^Change nothing .* tell compliance and IT/);
    },
  );

  it('has words of its own for each problem', () => {
    const problems = Object.keys(alarmSentences) as AlarmProblem[];
    expect(new Set(problems.map((problem) => alarmSentences[problem].title)).size).toBe(6);
  });

  it('names the places, and that nothing was found', () => {
    const expected = { journalId: 'j-1', seq: 2420, hash: 'ab12' };
    expect(alarmFacts({ expected })).toEqual({
      expected: 'record 2,420 of journal j-1, hash ab12',
      found: 'nothing',
    });
  });
});

describe('a stop of a note', () => {
  it.each(Object.entries(proofStops).filter(([why]) => why !== 'text-holds-token'))(
    '%s speaks of the journal’s key, not of a session’s token',
    (_, sentence) => {
      expect(sentence).not.toMatch(/token|session/i);
    },
  );
  it.each(Object.entries(proofStops))('%s says that nothing was recorded, and what to do', (_, sentence) => {
    expect(sentence).toMatch(/Nothing was recorded\. [A-Z].*\.$/);
  });

  it.each<[string, ProofStop | undefined]>([
    ['', 'note-empty'],
    [' \n', 'note-empty'],
    ['x'.repeat(1000), undefined],
    ['x'.repeat(1001), 'note-too-long'],
    ['half \ud83d', 'note-not-text'],
  ])('is seen before it is asked for: %j', (note, fault) => {
    expect(noteFault(note)).toBe(fault);
  });

  it('never claims that a note which ended in a fault was not recorded', () => {
    const sentence = unansweredNote({ kind: 'fault', reference: 'F-7' });
    expect(sentence).toMatch(/F-7.*not known/);
    expect(sentence).not.toContain('Nothing was recorded');
  });

  it('of verifying says that nothing was done', () => {
    for (const sentence of Object.values(verifyStops))
      expect(sentence).toMatch(/Nothing was (begun|changed)/);
  });
});

describe('the chain’s state', () => {
  const open = { kind: 'open', records: 9 } as const;
  const health = (verified?: JournalHealth['verified']): JournalHealth => ({
    alarms: [],
    ...(verified && { verified }),
  });
  const at = '2026-11-24T12:04:05.000';

  it.each([
    ['never', health(), /^Never verified on this computer$/],
    ['not read yet', undefined, /^Reading/],
    ['intact', health({ at, result: 'intact', lastSeq: 2204 }), /^Verified up to record 2,204, 24 Nov 2026/],
    ['broken', health({ at, result: 'broken' }), /BROKEN.*24 Nov 2026/],
  ] as const)('as it was recorded: %s', (_, one, words) => {
    expect(chainWord(open, one, undefined).text).toMatch(words);
  });

  it('is what was just verified, where it was', () => {
    const before = health({ at, result: 'intact', lastSeq: 5 });
    const now = (verdict: Verdict) => ({ verdict, at, recorded: true });
    expect(chainWord(open, before, now(intact)).text).toContain('record 1,204');
    expect(chainWord(open, before, now(broken))).toEqual({
      tone: 'trouble',
      text: 'BROKEN at segment-000003.jsonl, line 17',
    });
    expect(chainWord({ kind: 'broken', segment: 's.jsonl', line: 4 }, before, undefined)).toEqual({
      tone: 'trouble',
      text: 'BROKEN at s.jsonl, line 4',
    });
  });
});

describe('the chain’s state while alarms are open', () => {
  const at = '2026-11-24T12:04:05.000';
  const open = { kind: 'open', records: 9 } as const;
  const health = (count: number): JournalHealth => ({
    alarms: Array.from({ length: count }, (_, seq) => ({ id: `a-${seq}`, seq, at, problem: 'cut' })),
    verified: { at, result: 'intact', lastSeq: 5 },
  });

  it.each([
    ['just verified', { verdict: intact, at, recorded: true }],
    ['verified before', undefined],
  ])('never reassures: %s', (_, now) => {
    expect(chainWord(open, health(0), now).tone).toBe('good');
    const one = chainWord(open, health(1), now);
    expect(one.tone).toBe('warning');
    expect(one.text).toMatch(/^Verified up to record .* · 1 alarm is open$/);
    expect(chainWord(open, health(2), now).text).toMatch(/ · 2 alarms are open$/);
  });

  it('still says first where it is broken', () => {
    expect(chainWord(open, health(1), { verdict: broken, at, recorded: true }).tone).toBe('trouble');
  });
});

describe('the second copy', () => {
  const copy = (part: Partial<CopyHealth>): CopyHealth => ({
    folder: '/mnt/x',
    state: 'failed',
    behind: 3,
    ...part,
  });

  it.each(['differs', 'timed-out', 'ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EIO'])(
    'that failed with %s has words of its own, with the word',
    (code) => {
      const { tone, text } = copyWord(copy({ code }));
      expect(tone).toBe('trouble');
      expect(text).toMatch(/^Failed: 3 records are not in the copy\..*Orders are not held up\.$/);
      expect(text).toContain(`(${code})`);
      expect(text).not.toContain('The system refused');
    },
  );

  it.each(['EWHATEVER', 'constructor'])('that failed with an unknown word, %s, still says it', (code) => {
    expect(copyWord(copy({ code })).text).toContain(
      `The system refused. Ask IT to look at the folder. (${code})`,
    );
  });

  it('says how far it is behind', () => {
    expect(copyWord(copy({ state: 'behind', behind: 1 })).text).toContain('1 record behind');
    expect(copyWord(copy({ state: 'current', behind: 0 })).tone).toBe('good');
  });
});
