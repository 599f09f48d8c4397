import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { CloseAnswer, CloseRequest } from '../../contract/lockouts';
import { FollowUp } from './follow-up.svelte';
import { report } from './example-report';
import { closingStops } from './stops';

const order = report({ verdict: { outcome: 'unknown', reason: 'connection-cut' } });

function following(answer: Reply<CloseAnswer>) {
  const closeUnknown = vi.fn<(ask: CloseRequest) => Promise<Reply<CloseAnswer>>>(async () => answer);
  const closed = vi.fn();
  const listUnknowns = async () =>
    ({ kind: 'answer', value: { state: { kind: 'open', records: 1 }, orders: [order], total: 1 } }) as const;
  return {
    followUp: new FollowUp({ listUnknowns, closeUnknown }, () => 'real', closed),
    closeUnknown,
    closed,
  };
}

describe('follow-up', () => {
  it('records what was found out in the order’s own journal', async () => {
    const { followUp, closeUnknown, closed } = following({
      kind: 'answer',
      value: { kind: 'closed', record: { seq: 3, id: 'r' } },
    });
    followUp.ask(order);
    followUp.as = 'took-effect';
    followUp.note = 'the trader called';
    await followUp.close();
    expect(closeUnknown).toHaveBeenCalledExactlyOnceWith({
      journal: 'real',
      orderId: order.orderId,
      as: 'took-effect',
      note: 'the trader called',
    });
    expect(closed).toHaveBeenCalledWith(order);
    expect(followUp.closing.kind).toBe('idle');
  });

  it('asks for a choice before it records anything', async () => {
    const { followUp, closeUnknown } = following({ kind: 'fault', reference: 'F' });
    followUp.ask(order);
    await followUp.close();
    expect(closeUnknown).not.toHaveBeenCalled();
    expect(followUp.closing).toMatchObject({ stop: expect.stringContaining('Choose what you found out') });
  });

  it('keeps what was typed when the closing was stopped', async () => {
    const { followUp, closed } = following({
      kind: 'answer',
      value: { kind: 'stopped', why: 'journal-not-writable' },
    });
    followUp.ask(order);
    followUp.as = 'not-known';
    followUp.note = 'nobody answers';
    await followUp.close();
    expect(followUp.closing).toMatchObject({ kind: 'asking', stop: closingStops['journal-not-writable'] });
    expect(followUp.note).toBe('nobody answers');
    expect(closed).not.toHaveBeenCalled();
  });
});
