import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPIRE_PATH, orderBody } from '../../contract/lockouts';
import type { Response } from '../https/exchange';
import { practiceExchange } from './practice-exchange';
import { samples } from './samples';

const petra = samples.find(({ name }) => name === 'Petra Penalty')?.userId ?? '';

/** Petra's answers, as `expired` or the ticket, with a clock that only waiting moves. */
function penalised(): {
  ask: (order: { userId?: string; notes?: string; penaltyTicket?: string }) => Promise<string>;
  wait: (ms: number) => Promise<void>;
  time: () => number;
} {
  let time = 0;
  let tickets = 0;
  const wait = async (ms: number): Promise<void> => void (time += ms);
  const newId = (): string => `ticket-${String((tickets += 1))}`;
  const exchange = practiceExchange({ wait, now: () => new Date(time), newId });
  const headers = { 'Content-Type': 'application/json' };
  return {
    ask: async (order) =>
      said(
        await exchange({
          method: 'POST',
          url: EXPIRE_PATH,
          headers,
          body: orderBody({ userId: petra, ...order }),
        }),
      ),
    wait,
    time: () => time,
  };
}

function said(came: Response): string {
  const text = came.kind === 'answer' ? new TextDecoder().decode(came.bytes) : '';
  return text === '{"ok":true}' ? 'expired' : (/"p-ticket":"(.*?)"/.exec(text)?.[1] ?? text);
}

describe('a penalty in Practice', () => {
  it('ends with the same order, its ticket, after the wait', async () => {
    const { ask, wait } = penalised();
    const penaltyTicket = await ask({ notes: 'phone call' });
    await wait(5_000);
    expect(await ask({ notes: 'phone call', penaltyTicket })).toBe('expired');
  });

  it.each([
    ['before the time is up', 4_000, { notes: 'a', penaltyTicket: 'ticket-1' }],
    ['with other notes', 5_000, { notes: 'b', penaltyTicket: 'ticket-1' }],
    ['without the notes', 5_000, { penaltyTicket: 'ticket-1' }],
    ['with another ticket', 5_000, { notes: 'a', penaltyTicket: 'ticket-0' }],
    ['with an empty ticket', 5_000, { notes: 'a', penaltyTicket: '' }],
    ['without a ticket', 5_000, { notes: 'a' }],
  ])(
    'is another ticket for a resend %s, and the first one is worth nothing then',
    async (_how, ms, resent) => {
      const { ask, wait } = penalised();
      expect(await ask({ notes: 'a' })).toBe('ticket-1');
      await wait(ms);
      expect(await ask(resent)).toBe('ticket-2');
      await wait(5_000);
      expect(await ask({ notes: 'a', penaltyTicket: 'ticket-1' })).toBe('ticket-3');
    },
  );

  it('begins anew with the next order; a ticket opens once', async () => {
    const { ask, wait } = penalised();
    await ask({});
    await wait(5_000);
    expect(await ask({ penaltyTicket: 'ticket-1' })).toBe('expired');
    expect(await ask({ penaltyTicket: 'ticket-1' })).toBe('ticket-2');
  });

  it('never gives way without the newest ticket, unused, for the same order, after its time', async () => {
    const notes = fc.constantFrom('a', 'b');
    const ticket = fc.oneof(
      { weight: 3, arbitrary: fc.constant('newest') },
      fc.constantFrom('none', 'ticket-1', 'ticket-2'),
    );
    const step = fc.oneof(
      fc.record({ what: fc.constant('ask' as const), notes, ticket }),
      fc.record({ what: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 6_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { ask, wait, time } = penalised();
        let held: { ticket: string; notes: string; at: number } | undefined;
        for (const next of steps) {
          if (next.what === 'wait') {
            await wait(next.ms);
            continue;
          }
          const penaltyTicket =
            next.ticket === 'newest' ? held?.ticket : next.ticket === 'none' ? undefined : next.ticket;
          const came = await ask({
            notes: next.notes,
            ...(penaltyTicket === undefined ? {} : { penaltyTicket }),
          });
          const mayPass =
            held !== undefined &&
            penaltyTicket === held.ticket &&
            next.notes === held.notes &&
            time() >= held.at + 5_000;
          expect(came === 'expired').toBe(mayPass);
          held = mayPass ? undefined : { ticket: came, notes: next.notes, at: time() };
        }
      }),
    );
  });
});
