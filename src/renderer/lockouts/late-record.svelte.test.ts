import { describe, expect, it, vi } from 'vitest';
import type { OrderProgress } from '../../contract/lockouts';
import { report } from './example-report';
import { OrderForm } from './order-form.svelte';

const { outcomeRecord: record = { seq: 0, id: '' }, ...unrecorded } = report({});
const at = '2026-11-23T12:00:05.000Z';

/** A form whose order has ended, with an outcome that is not recorded yet. */
async function endedForm() {
  let hear: (progress: OrderProgress) => void = () => undefined;
  const onLateRecord = vi.fn();
  const form = new OrderForm({
    desk: {
      expireLockout: async () => ({ kind: 'answer', value: { kind: 'ended', report: unrecorded } }),
      cancelPenalty: async () => ({ kind: 'answer', value: { kind: 'not-waiting' } }),
      suggestTraders: async () => ({ kind: 'answer', value: { traders: [] } }),
      onOrderProgress: (listener) => {
        hear = listener;
        return () => undefined;
      },
    },
    now: () => 1000,
    environment: () => ({ id: 'demo', name: 'Demo', word: 'DEMO', kind: 'demo', source: 'built-in' }),
    session: () => undefined,
    settings: () => undefined,
    hasAlarm: () => false,
    onEnd: () => undefined,
    onLateRecord,
  });
  form.follow();
  form.choose({ userId: '4820913', source: 'typed' });
  form.press();
  await form.confirm();
  return {
    form,
    onLateRecord,
    late: (orderId: string) => hear({ kind: 'outcome-recorded', orderId, record, at }),
  };
}

describe('an outcome that was shown before it was on disk', () => {
  it('has its record on the screen once there is one, and that is said', async () => {
    const { form, late, onLateRecord } = await endedForm();
    late(unrecorded.orderId);
    expect(form.stage).toMatchObject({
      kind: 'ended',
      report: { outcomeRecord: record, steps: expect.arrayContaining([{ what: 'outcome-recorded', at }]) },
    });
    expect(onLateRecord).toHaveBeenCalledOnce();
  });

  it('takes no other order’s record for its own', async () => {
    const { form, late, onLateRecord } = await endedForm();
    late('another');
    expect(form.stage).toEqual({ kind: 'ended', report: unrecorded });
    expect(onLateRecord).not.toHaveBeenCalled();
  });
});
