import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { Alarm, JournalHealth, VerifyAnswer, VerifyRequest } from '../../contract/proof';
import { Proof } from './proof.svelte';

const alarm = (id: string, at: string): Alarm => ({ id, seq: 9, at, problem: 'cut' });
const signed: JournalHealth = { keyFingerprint: '9f3c2a71d04be856', alarms: [] };

function proofOf(healths: Partial<Record<'practice' | 'real', JournalHealth>>, answer?: Reply<VerifyAnswer>) {
  let end: (reply: Reply<VerifyAnswer>) => void = () => undefined;
  const verifyJournal = vi.fn<(ask: VerifyRequest) => Promise<Reply<VerifyAnswer>>>(() =>
    answer ? Promise.resolve(answer) : new Promise((resolve) => (end = resolve)),
  );
  const cancelAuditJob = vi.fn(async () => ({ kind: 'answer', value: { kind: 'cancelling' } }) as const);
  const readJournalHealth = vi.fn(async ({ journal }: { journal: 'practice' | 'real' }) => {
    const value = healths[journal];
    return value ? ({ kind: 'answer', value } as const) : ({ kind: 'fault', reference: 'F-1' } as const);
  });
  const say = vi.fn();
  let journal: 'practice' | 'real' = 'real';
  return {
    proof: new Proof({ readJournalHealth, verifyJournal, cancelAuditJob }, () => journal, say),
    verifyJournal,
    cancelAuditJob,
    readJournalHealth,
    say,
    answer: (reply: Reply<VerifyAnswer>) => end(reply),
    enter: (other: 'practice' | 'real') => void (journal = other),
  };
}
const broken: Reply<VerifyAnswer> = {
  kind: 'answer',
  value: {
    kind: 'verified',
    at: '2026-11-24T12:00:00.000Z',
    recorded: true,
    verdict: {
      kind: 'broken',
      problem: 'hash',
      segment: 's.jsonl',
      line: 2,
      offset: 9,
      expected: 'a',
      found: 'b',
    },
  },
};

describe('the proof of a journal', () => {
  it('asks how to verify a signed journal, and shows how far it is', async () => {
    const { proof, verifyJournal, answer, say, readJournalHealth } = proofOf({ real: signed });
    await proof.load('real');
    proof.ask();
    expect(proof.isAsking).toBe(true);
    expect(verifyJournal).not.toHaveBeenCalled();
    proof.everySignature = true;
    const verifying = proof.verify();
    expect(verifyJournal).toHaveBeenCalledExactlyOnceWith({ journal: 'real', everySignature: true });
    proof.heard(5, 10);
    expect(proof.check).toMatchObject({ kind: 'running', done: 5, total: 10 });
    answer(broken);
    await verifying;
    expect(proof.verified?.verdict.kind).toBe('broken');
    expect(say).toHaveBeenLastCalledWith('BROKEN at s.jsonl, line 2.');
    expect(readJournalHealth).toHaveBeenCalledTimes(2);
  });

  it('verifies an unsigned journal at once: there is no choice', async () => {
    const { proof, verifyJournal } = proofOf({ real: { alarms: [] } });
    await proof.load('real');
    proof.ask();
    expect(proof.isAsking).toBe(false);
    expect(verifyJournal).toHaveBeenCalledExactlyOnceWith({ journal: 'real', everySignature: false });
  });

  it('can be cancelled, and says that nothing can be said', async () => {
    const { proof, cancelAuditJob, answer } = proofOf({ real: signed });
    const verifying = proof.verify();
    await proof.cancel();
    expect(cancelAuditJob).toHaveBeenCalledOnce();
    expect(proof.check).toMatchObject({ kind: 'running', isEnding: true });
    answer({ kind: 'answer', value: { kind: 'cancelled' } });
    await verifying;
    expect(proof.check).toMatchObject({ kind: 'without', sentence: expect.stringContaining('cancelled') });
    expect(proof.verified).toBeUndefined();
  });

  it('verifies one journal at a time', async () => {
    const { proof, verifyJournal } = proofOf({ real: signed });
    void proof.verify();
    void proof.verify();
    proof.ask();
    expect(proof.isAsking).toBe(false);
    expect(verifyJournal).toHaveBeenCalledOnce();
  });

  it.each<[string, Reply<VerifyAnswer>, RegExp]>([
    ['busy', { kind: 'answer', value: { kind: 'stopped', why: 'busy' } }, /already/],
    ['fault', { kind: 'fault', reference: 'F-8' }, /F-8/],
  ])('says why there is no verdict: %s', async (_, reply, words) => {
    const { proof } = proofOf({ real: signed }, reply);
    await proof.verify();
    expect(proof.check).toMatchObject({
      kind: 'without',
      tone: 'trouble',
      sentence: expect.stringMatching(words),
    });
  });

  it('shows a verdict with the journal that it is of', async () => {
    const { proof, enter } = proofOf({ real: signed, practice: { alarms: [] } }, broken);
    await proof.verify();
    expect(proof.verified).toBeDefined();
    enter('practice');
    expect(proof.verified).toBeUndefined();
  });

  it('has the alarms of every journal, oldest first', async () => {
    const { proof } = proofOf({
      real: {
        ...signed,
        alarms: [alarm('b', '2026-11-24T12:00:00.000Z'), alarm('c', '2026-11-24T13:00:00.000Z')],
      },
      practice: { alarms: [alarm('a', '2026-11-24T11:00:00.000Z')] },
    });
    await Promise.all([proof.load('real'), proof.load('practice')]);
    expect(proof.alarms.map(({ journal, alarm: { id } }) => [journal, id])).toEqual([
      ['practice', 'a'],
      ['real', 'b'],
      ['real', 'c'],
    ]);
  });

  it('keeps an alarm that was heard of when its journal cannot be read any more', async () => {
    const healths: { real?: JournalHealth } = { real: { ...signed, alarms: [alarm('a', '2026')] } };
    const { proof } = proofOf(healths);
    await proof.load('real');
    delete healths.real;
    await proof.load('real');
    expect(proof.alarms).toHaveLength(1);
  });
});
