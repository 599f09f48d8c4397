import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bundled, samples } from '../../../../tests/journal/exported-bundle';
import { exportedJournal, sampleKey, type ExportedJournal } from '../../../../tests/journal/exported-journal';

const made: ExportedJournal[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.end();
});

function journal(...keys: readonly ReturnType<typeof sampleKey>[]): ExportedJournal {
  const one = exportedJournal(samples, 3, keys);
  made.push(one);
  return one;
}

describe('no bundle is made, and nothing left,', () => {
  const nothingLeft = (from: ExportedJournal): void => {
    expect(readdirSync(join(from.path('x'), '..'))).toEqual(['verify.mjs']);
  };

  it('where no record is shown', async () => {
    const from = journal();
    expect(await bundled(from, { wanted: () => false })).toEqual({ kind: 'nothing' });
    nothingLeft(from);
  });

  it('of a signed journal that its key does not sign', async () => {
    const from = journal(sampleKey());
    const sign = (): Promise<undefined> => Promise.resolve(undefined);
    expect(await bundled(from, { words: { sign } })).toEqual({ kind: 'failed', code: 'not-signed' });
    nothingLeft(from);
  });

  it('of segments that may come to 4 GiB, before any of it is written', async () => {
    const from = journal();
    const spans = from.spans.map((span, index) => (index === 3 ? { ...span, bytes: 2 ** 32 } : span));
    expect(await bundled(from, { spans })).toEqual({ kind: 'failed', code: 'too-large' });
    nothingLeft(from);
  });

  it('where a segment is shorter than what was acknowledged', async () => {
    const from = journal();
    truncateSync(join(from.folder, 'segment-000003.jsonl'), 100);
    expect(await bundled(from)).toEqual({ kind: 'failed', code: 'journal-short' });
    nothingLeft(from);
  });

  it('where the segments do not begin with a record', async () => {
    const from = journal();
    const bytes = from.spans[0]?.bytes ?? 0;
    writeFileSync(join(from.folder, 'segment-000001.jsonl'), `${'x'.repeat(bytes - 1)}\n`);
    expect(await bundled(from)).toEqual({ kind: 'failed', code: 'journal-broken' });
    nothingLeft(from);
  });

  it('where they continue from what is no hash: README.txt would have it run', async () => {
    const from = journal();
    const path = join(from.folder, 'segment-000001.jsonl');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('0'.repeat(64), '$(touch here)'.padEnd(64)));
    expect(await bundled(from)).toEqual({ kind: 'failed', code: 'journal-broken' });
    nothingLeft(from);
  });

  it.each(['segment-000002.jsonl', 'the verifier'])('where %s is not there', async (what) => {
    const from = journal();
    rmSync(what === 'the verifier' ? from.words().verifier : join(from.folder, what));
    expect(await bundled(from)).toEqual({ kind: 'failed', code: 'ENOENT' });
    expect(readdirSync(join(from.path('x'), '..')).filter((name) => name !== 'verify.mjs')).toEqual([]);
  });

  it('when it is cancelled while the key signs', async () => {
    const from = journal(sampleKey());
    const cancel = new AbortController();
    const sign = (): Promise<string> => {
      cancel.abort();
      return new Promise(() => undefined);
    };
    expect(await bundled(from, { words: { sign }, signal: cancel.signal })).toEqual({ kind: 'cancelled' });
    nothingLeft(from);
  });
});
