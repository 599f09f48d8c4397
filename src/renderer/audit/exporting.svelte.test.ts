import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { ExportAnswer, ExportRequest } from '../../contract/proof';
import { Exporting } from './exporting.svelte';
import { exportStop, writtenSentence } from './export-sentences';

const written = {
  kind: 'written',
  file: '/home/dana/history.csv',
  bytes: 812,
  records: 4,
  sha256: 'ab'.repeat(32),
  recorded: true,
} as const;

function exportingTo(reply: Reply<ExportAnswer> | Promise<Reply<ExportAnswer>>) {
  const exportHistory = vi.fn<(ask: ExportRequest) => Promise<Reply<ExportAnswer>>>(async () => reply);
  const cancelAuditJob = vi.fn(async () => ({ kind: 'answer', value: { kind: 'cancelling' } }) as const);
  const filter = { outcomes: ['done'] } as const;
  return {
    exporting: new Exporting(
      { exportHistory, cancelAuditJob },
      () => 'real',
      () => filter,
    ),
    exportHistory,
    cancelAuditJob,
  };
}

afterEach(() => vi.useRealTimers());

describe('an export', () => {
  it('asks with what is shown, and a byte order mark for CSV alone', async () => {
    const { exporting, exportHistory } = exportingTo({ kind: 'answer', value: written });
    exporting.ask();
    exporting.byteOrderMark = true;
    exporting.format = 'bundle';
    await exporting.start();
    expect(exportHistory).toHaveBeenLastCalledWith({
      journal: 'real',
      filter: { outcomes: ['done'] },
      format: 'bundle',
      byteOrderMark: false,
    });
    expect(exporting.stage).toEqual({ kind: 'written', written });
    exporting.ask();
    exporting.format = 'csv';
    await exporting.start();
    expect(exportHistory).toHaveBeenLastCalledWith(expect.objectContaining({ byteOrderMark: true }));
  });

  it('shows how far it is, can be cancelled, and is not left while it writes', async () => {
    let answer: (reply: Reply<ExportAnswer>) => void = () => undefined;
    const { exporting, cancelAuditJob } = exportingTo(new Promise((resolve) => (answer = resolve)));
    exporting.heard(1, 2);
    expect(exporting.stage.kind).toBe('idle');
    exporting.ask();
    const started = exporting.start();
    exporting.heard(5, 10);
    expect(exporting.stage).toMatchObject({ kind: 'running', progress: { done: 5, total: 10 } });
    exporting.leave();
    await exporting.cancel();
    expect(cancelAuditJob).toHaveBeenCalledOnce();
    expect(exporting.stage).toMatchObject({ kind: 'running', isEnding: true });
    answer({ kind: 'answer', value: { kind: 'cancelled' } });
    await started;
    expect(exporting.stage).toMatchObject({
      kind: 'asking',
      said: { tone: 'plain', text: expect.stringContaining('No file was written.') },
    });
  });

  it('can be left where a place that does not answer keeps it from ending, and is heard of no more', async () => {
    vi.useFakeTimers();
    let answer: (reply: Reply<ExportAnswer>) => void = () => undefined;
    const { exporting } = exportingTo(new Promise((resolve) => (answer = resolve)));
    exporting.ask();
    const started = exporting.start();
    await exporting.cancel();
    await vi.advanceTimersByTimeAsync(4_900);
    exporting.leave();
    expect(exporting.stage).toMatchObject({ kind: 'running', isEnding: true });
    await vi.advanceTimersByTimeAsync(200);
    expect(exporting.stage).toMatchObject({ kind: 'running', isLate: true });
    exporting.leave();
    expect(exporting.stage).toEqual({ kind: 'idle' });
    exporting.ask();
    answer({ kind: 'answer', value: written });
    await started;
    expect(exporting.stage).toEqual({ kind: 'asking' });
  });

  it('that came to its end is not late, nor is the next one', async () => {
    vi.useFakeTimers();
    const { exporting } = exportingTo(new Promise<Reply<ExportAnswer>>(() => undefined));
    exporting.ask();
    void exporting.start();
    await exporting.cancel();
    await vi.advanceTimersByTimeAsync(5_000);
    exporting.leave();
    exporting.ask();
    void exporting.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(exporting.stage).toEqual({ kind: 'running', isEnding: false });
  });

  it.each([
    { kind: 'stopped', why: 'busy' },
    { kind: 'stopped', why: 'not-there' },
    { kind: 'stopped', why: 'nothing-shown' },
    { kind: 'stopped', why: 'disk', code: 'ENOSPC' },
  ] as const)('that is stopped ($why) says that no file was written, and what to do', async (stop) => {
    const { exporting } = exportingTo({ kind: 'answer', value: stop });
    exporting.ask();
    await exporting.start();
    const text = exportStop(stop);
    expect(exporting.stage).toEqual({ kind: 'asking', said: { tone: 'trouble', text } });
    expect(text).toMatch(/No file was written\. (Wait|Place|Change|Choose)/);
    if (stop.why === 'disk') expect(text).toContain('ENOSPC');
  });

  it('never claims that a fault left no file', async () => {
    const { exporting } = exportingTo({ kind: 'fault', reference: 'F-3' });
    exporting.ask();
    await exporting.start();
    expect(exporting.stage).toMatchObject({ said: { text: expect.stringMatching(/F-3.*not known/) } });
  });

  it('says whether the journal knows of it', () => {
    expect(writtenSentence(written)).toMatch(/^4 records written\. The journal has a record/);
    expect(writtenSentence({ ...written, records: 1, recorded: false })).toMatch(
      /^1 record written\..*no record of this export/,
    );
  });
});
