import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { RawLineAnswer, RawLineRequest } from '../../contract/history';
import { RawRecords } from './raw-records.svelte';

const line = `{"v":1,"data":"${'é'.repeat(50)}"}`;

/** A journal of one record whose line comes in parts of so many code units. */
function recordsOf(part: number) {
  const readRawLine = vi.fn<(ask: RawLineRequest) => Promise<Reply<RawLineAnswer>>>(async ({ from }) => ({
    kind: 'answer',
    value: { kind: 'found', text: line.slice(from, from + part), more: from + part < line.length },
  }));
  return { raw: new RawRecords({ readRawLine }, () => 'real'), readRawLine };
}

describe('a raw record', () => {
  it('is read when it is asked for, to its end, and folded away again', async () => {
    const { raw, readRawLine } = recordsOf(20);
    expect(raw.of(7)).toBeUndefined();
    await raw.toggle(7);
    expect(raw.of(7)).toEqual({ kind: 'shown', line });
    expect(readRawLine.mock.calls.map(([{ from }]) => from)).toEqual([0, 20, 40, 60]);
    expect(readRawLine.mock.calls[0]?.[0]).toEqual({ journal: 'real', seq: 7, from: 0 });
    await raw.toggle(7);
    expect(raw.of(7)).toBeUndefined();
  });

  it.each<[string, Reply<RawLineAnswer>, RegExp]>([
    [
      'gone',
      { kind: 'answer', value: { kind: 'not-found' } },
      /can’t be read any more\. Nothing was changed/,
    ],
    ['without end', { kind: 'answer', value: { kind: 'found', text: '', more: true } }, /can’t be read/],
    ['a fault', { kind: 'fault', reference: 'F-9' }, /F-9/],
  ])('that is %s is said in a sentence', async (_, reply, sentence) => {
    const raw = new RawRecords({ readRawLine: async () => reply }, () => 'real');
    await raw.toggle(7);
    expect(raw.of(7)).toEqual({ kind: 'failed', sentence: expect.stringMatching(sentence) });
  });

  it('of another row does not come up once a new one is opened', async () => {
    const { raw } = recordsOf(20);
    const reading = raw.toggle(7);
    raw.reset();
    await reading;
    expect(raw.of(7)).toBeUndefined();
  });
});
