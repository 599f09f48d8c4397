import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { Alarm, ProofAnswer } from '../../contract/proof';
import { ProofNotes } from './proof-notes.svelte';
import { proofStops } from './proof-stops';

const alarm: Alarm = { id: 'alarm-1', seq: 9, at: '2026-11-24T12:00:00.000Z', problem: 'cut' };

function notesWith(answer: Reply<ProofAnswer>) {
  const acknowledgeAlarm = vi.fn(async () => answer);
  const rekeyJournal = vi.fn(async () => answer);
  const onRecorded = vi.fn();
  return {
    notes: new ProofNotes({ acknowledgeAlarm, rekeyJournal }, onRecorded),
    acknowledgeAlarm,
    rekeyJournal,
    onRecorded,
  };
}
const recorded: Reply<ProofAnswer> = { kind: 'answer', value: { kind: 'recorded' } };

describe('a note about a journal’s proof', () => {
  it('acknowledges the alarm that it was written for', async () => {
    const { notes, acknowledgeAlarm, onRecorded } = notesWith(recorded);
    const about = { kind: 'alarm', journal: 'real', alarm } as const;
    notes.ask(about);
    notes.note = 'IT restored the disk';
    await notes.record();
    expect(acknowledgeAlarm).toHaveBeenCalledExactlyOnceWith({
      journal: 'real',
      alarmId: 'alarm-1',
      note: 'IT restored the disk',
    });
    expect(onRecorded).toHaveBeenCalledExactlyOnceWith(about);
    expect(notes.stage.kind).toBe('idle');
  });

  it('is the reason for a new key', async () => {
    const { notes, rekeyJournal } = notesWith(recorded);
    notes.ask({ kind: 'new-key', journal: 'real' });
    notes.note = 'new computer';
    await notes.record();
    expect(rekeyJournal).toHaveBeenCalledExactlyOnceWith({ journal: 'real', reason: 'new computer' });
  });

  it.each([
    ['', 'note-empty'],
    ['x'.repeat(1001), 'note-too-long'],
  ] as const)('is not asked for where it can’t be recorded (%#)', async (note, why) => {
    const { notes, acknowledgeAlarm } = notesWith(recorded);
    notes.ask({ kind: 'alarm', journal: 'real', alarm });
    notes.note = note;
    await notes.record();
    expect(acknowledgeAlarm).not.toHaveBeenCalled();
    expect(notes.stage).toMatchObject({ kind: 'asking', stop: proofStops[why] });
  });

  it('stays as typed when it was stopped, and begins empty for the next', async () => {
    const { notes, onRecorded } = notesWith({
      kind: 'answer',
      value: { kind: 'stopped', why: 'keychain-locked' },
    });
    notes.ask({ kind: 'new-key', journal: 'real' });
    notes.note = 'new computer';
    await notes.record();
    expect(notes.stage).toMatchObject({ kind: 'asking', stop: proofStops['keychain-locked'] });
    expect(notes.note).toBe('new computer');
    expect(onRecorded).not.toHaveBeenCalled();
    notes.leave();
    notes.ask({ kind: 'new-key', journal: 'real' });
    expect(notes.note).toBe('');
  });
});
