import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderProgress } from '../../contract/lockouts';
import type { Request, Response } from '../https/exchange';
import { sendOrder, type Penalty, type Sending, type SentOrder } from './send-order';

const answer = (status: number, body: string): Response => ({
  kind: 'answer',
  status,
  headers: {},
  bytes: new TextEncoder().encode(body),
  complete: true,
});
const ticket = (name: string, seconds = 15): Response =>
  answer(200, JSON.stringify({ 'p-ticket': name, 'p-time': seconds }));
const done = answer(200, '{"ok":true}');
const order = {
  orderId: 'o',
  baseUrl: 'https://api.example/v1',
  userId: '9223372036854775807',
  notes: 'Hi "there"',
};

interface Seen {
  readonly sent: SentOrder;
  readonly requests: readonly Request[];
  readonly waits: readonly number[];
  readonly penalties: readonly Penalty[];
  readonly heard: readonly OrderProgress[];
}

/** Sends one order to a server that answers in this order, then `done`. */
async function sendTo(answers: readonly (Response | Error)[], over: Partial<Sending> = {}): Promise<Seen> {
  const requests: Request[] = [];
  const waits: number[] = [];
  const penalties: Penalty[] = [];
  const heard: OrderProgress[] = [];
  let now = 0;
  const sent = await sendOrder(order, {
    exchange: async (request) => {
      const next = answers[requests.push(request) - 1] ?? done;
      if (next instanceof Error) throw next;
      return next;
    },
    clock: () => new Date(Date.UTC(2026, 10, 23)),
    elapsed: () => (now += 10),
    waitOut: async (ms) => (waits.push(ms), 'waited'),
    sessionAfterWait: async () => ({}),
    recordPenalty: async (penalty) => (penalties.push(penalty), true),
    hear: (progress) => heard.push(progress),
    ...over,
  });
  return { sent, requests, waits, penalties, heard };
}

describe('sending a recorded order', () => {
  it('sends the exact bytes once, and never an authorization to the simulator', async () => {
    const { requests, sent } = await sendTo([]);
    expect(requests).toEqual([
      {
        method: 'POST',
        url: 'https://api.example/v1/user/expireuserlockout',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: '{"userId":9223372036854775807,"notes":"Hi \\"there\\""}',
      },
    ]);
    expect(sent).toMatchObject({ verdict: { outcome: 'done' }, attempts: 1 });
  });

  it('waits a penalty out and resends the identical body with the ticket', async () => {
    const { requests, waits, penalties, heard } = await sendTo([ticket('T"1')]);
    expect(waits).toEqual([15_000]);
    expect(penalties).toEqual([{ seconds: 15, attempt: 1 }]);
    expect(requests.map(({ body }) => body)).toEqual([
      '{"userId":9223372036854775807,"notes":"Hi \\"there\\""}',
      '{"userId":9223372036854775807,"notes":"Hi \\"there\\"","p-ticket":"T\\"1"}',
    ]);
    expect(heard.map(({ kind }) => kind)).toEqual(['sent', 'penalty', 'sent']);
  });

  it('gives up on the fourth ticket in a row: nothing was performed', async () => {
    const { requests, waits, sent } = await sendTo([ticket('1'), ticket('2'), ticket('3'), ticket('4')]);
    expect(requests).toHaveLength(4);
    expect(waits).toHaveLength(3);
    expect(sent.verdict).toEqual({ outcome: 'refused', reason: 'penalty-again' });
  });

  it('sends nothing more once the wait is cancelled', async () => {
    const { requests, sent } = await sendTo([ticket('1')], { waitOut: async () => 'cancelled' });
    expect(requests).toHaveLength(1);
    expect(sent.verdict).toEqual({ outcome: 'refused', reason: 'penalty-cancelled' });
  });

  it('sends nothing more when the penalty cannot be recorded', async () => {
    const { requests, sent, waits } = await sendTo([ticket('1')], { recordPenalty: async () => false });
    expect(requests).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(sent.verdict).toEqual({ outcome: 'refused', reason: 'penalty-unrecorded' });
  });

  it('calls it unknown when the exchange itself breaks', async () => {
    const { requests, sent } = await sendTo([new Error('a bug')]);
    expect(requests).toHaveLength(1);
    expect(sent.verdict).toEqual({ outcome: 'unknown', reason: 'network-other' });
  });

  it('never sends more than four times, and only a penalty makes it send again', async () => {
    const anyAnswer = fc.oneof(
      fc.constant(ticket('t')),
      fc.constant(done),
      fc.constant(answer(408, '')),
      fc.constant(answer(500, 'x')),
      fc.constant(answer(200, '{"ok":false}')),
      fc.constant<Response>({ kind: 'failure', failure: 'connection-cut' }),
      fc.constant<Response>({ kind: 'failure', failure: 'no-answer' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnswer, { maxLength: 6 }), async (answers) => {
        const { requests, penalties, sent } = await sendTo(answers);
        expect(requests.length).toBeLessThanOrEqual(4);
        expect(requests.length).toBeLessThanOrEqual(penalties.length + 1);
        expect(sent.attempts).toBe(requests.length);
      }),
    );
  });
});
