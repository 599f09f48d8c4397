import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../contract/proof';
import { broken, intact } from './example-verdicts';
import { inFours, verdictFacts, verdictMeaning, verdictText, verdictTitle } from './verdict-words';

const factsOf = (verdict: Verdict): Record<string, string> =>
  Object.fromEntries(verdictFacts(verdict).map(({ label, text }) => [label, text]));

describe('a verdict', () => {
  it('that is intact names its records, times and key in groups of four', () => {
    expect(inFours('9f3c2a71d04be856')).toBe('9f3c 2a71 d04b e856');
    expect(verdictTitle(intact)).toMatch(
      /^Intact: 1,204 records from 1 Oct 2026, 08:00:00 .+ to 24 Nov 2026, 20:00:00 .+, signed by key 9f3c 2a71 d04b e856\.$/,
    );
    expect(factsOf(intact)).toMatchObject({
      Records: '1 to 1,204',
      Signatures: 'the last of each segment and of each key was checked',
      Anchor: '2 records after the one that the keychain notes',
    });
  });

  it('that is intact and unsigned says so, and claims no key', () => {
    const unsigned: Verdict = { ...intact, keys: [], anchor: { kind: 'not-compared' } };
    expect(verdictTitle(unsigned)).toMatch(/, unsigned\.$/);
    expect(verdictMeaning(unsigned, 0)).toContain('could rewrite all of it');
    expect(factsOf(unsigned)).toMatchObject({ Signatures: 'none: unsigned' });
    expect(factsOf(unsigned)).not.toHaveProperty('Anchor');
  });

  it.each([{}, { keys: [] }])(
    'that is intact claims nothing of what came after its last record: %j',
    (part) => {
      const meaning = verdictMeaning({ ...intact, ...part }, 0);
      expect(meaning).toMatch(/^Between the first and the last record here, /);
      expect(meaning).toMatch(/What was cut off after the last one, only .*copy tells\./);
      expect(meaning).not.toContain('alarm');
    },
  );

  it('that is intact names an open alarm, also in a ticket', () => {
    expect(verdictMeaning(intact, 1)).toMatch(/An alarm is open: see the banner\.$/);
    expect(verdictText(intact, intact.lastAt, 1)).toContain('An alarm is open');
    expect(verdictText(intact, intact.lastAt, 0)).not.toContain('An alarm is open');
  });

  it('lists the alarms that the journal records, and what was said of them', () => {
    const at = intact.lastAt;
    const alarms = [
      { seq: 8, at, problem: 'cut', note: 'Restored by IT.' },
      { seq: 1400, at, problem: 'added' },
    ];
    const listed = verdictFacts({ ...intact, alarms, alarmCount: 2 }).filter(
      ({ label }) => label === 'Alarms',
    );
    expect(listed.map(({ text }) => text)).toEqual([
      'record 8, cut, acknowledged: Restored by IT.',
      'record 1,400, added, not acknowledged',
    ]);
    expect(factsOf(intact)).not.toHaveProperty('Alarms');
    const text = verdictText({ ...intact, alarms, alarmCount: 1002 }, at, 0);
    expect(text).toContain(
      'added, not acknowledged\nAlarms: and 1,000 more alarms that the journal records\n',
    );
    expect(factsOf({ ...intact, alarms, alarmCount: 3 })['Alarms']).toMatch(/^and 1 more alarm that/);
  });

  it('of a journal with a new key gives the reason', () => {
    const keys = [...intact.keys, { fingerprint: '1111222233334444', fromSeq: 900, reason: 'new computer' }];
    expect(verdictTitle({ ...intact, keys })).toContain('signed by 2 keys, now 1111 2222 3333 4444');
    expect(verdictText({ ...intact, keys }, intact.lastAt, 0)).toContain(
      'Key: 1111 2222 3333 4444, from record 900, because: new computer',
    );
  });

  it('that is broken says where, what was expected and found, and to leave the files alone', () => {
    expect(verdictTitle(broken)).toBe('BROKEN at segment-000003.jsonl, line 17.');
    expect(verdictMeaning(broken, 0)).toMatch(/Keep the files as they are.*compliance and IT.*Orders/s);
    expect(factsOf(broken)).toMatchObject({ Line: '17, at byte 10,234', Expected: 'aa', Found: 'bb' });
    expect(factsOf(broken)).not.toHaveProperty('Proved up to');
    const signedTo = { seq: 23_114, at: '2026-11-24T14:03:00.000', fingerprint: '9f3c2a71d04be856' };
    expect(factsOf({ ...broken, signedTo })['Proved up to']).toMatch(
      /^record 23,114 of .*14:03.*, signed by key 9f3c 2a71 d04b e856; of later ones nothing is proved$/,
    );
  });

  it('on a file without lines names the file alone', () => {
    const key = { ...broken, segment: 'public-key-9f3c.pem', line: 0, offset: 0 };
    expect(verdictTitle(key)).toBe('BROKEN at public-key-9f3c.pem.');
    expect(factsOf(key)).not.toHaveProperty('Line');
  });

  it('that could not be reached says nothing about the journal', () => {
    const unreadable: Verdict = { kind: 'unreadable', file: 'segment-000002.jsonl', code: 'EIO' };
    expect(verdictTitle(unreadable)).toContain('nothing can be said');
    expect(verdictTitle(unreadable)).toContain('EIO');
  });
});
