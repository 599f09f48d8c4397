import { describe, expect, it } from 'vitest';
import type { EnvironmentView } from '../../contract/environments';
import type { ExpireAnswer, OrderReport, OrderRequest } from '../../contract/lockouts';
import type { Appended, NewRecord } from '../audit/journal';
import type { Request, Response } from '../https/exchange';
import { expireLockout, type OrderTools } from './expire-lockout';
import { outcomeRecorder } from './record-outcome';

const practice: EnvironmentView = {
  id: 'practice',
  name: 'Practice',
  word: 'PRACTICE',
  kind: 'practice',
  source: 'built-in',
};
const good: OrderRequest = {
  environmentId: 'practice',
  userId: '77',
  shownName: 'Dana Whitfield',
  notes: 'By phone.',
  confirmation: { kind: 'confirmed' },
};
const done: Response = {
  kind: 'answer',
  status: 200,
  headers: {},
  bytes: new TextEncoder().encode('{"ok":true}'),
  complete: true,
};
const unknownBefore = {
  orderId: 'earlier',
  environment: { id: 'practice' },
  target: { userId: '77' },
  verdict: { outcome: 'unknown', reason: 'no-answer' },
} as unknown as OrderReport;

/** A desk in memory: what happened, in order, as an auditor would list it. */
class Setting {
  readonly happened: (string | NewRecord | Request)[] = [];
  refuses: string | undefined;
  session: Awaited<ReturnType<OrderTools['session']>> = { kind: 'not-needed' };
  answer: () => Promise<Response> = async () => done;
  readonly append = async (record: NewRecord): Promise<Appended> => {
    if (this.refuses === record.type) return { kind: 'not-recorded', why: 'not-writable', code: 'ENOSPC' };
    const seq = this.happened.push(record);
    return { kind: 'recorded', seq, id: `id-${String(seq)}`, at: '2026-11-23T12:00:00.000Z' };
  };
  readonly tools: OrderTools = {
    environment: (id) => (id === 'practice' ? practice : undefined),
    trader: (_environment, userId) => ({ userId, name: 'Dana Whitfield', source: 'sample' }),
    ledger: () =>
      ({
        actor: { osUser: 'dana', host: 'desk' },
        append: this.append,
        orders: () => ({
          report: (id: string) => (id === 'earlier' ? unknownBefore : undefined),
          historyOf: () => ({ unlocks24h: 2 }),
        }),
      }) as unknown as ReturnType<OrderTools['ledger']>,
    recorder: () => this.recorder,
    exchange: () => (request) => {
      this.happened.push(request);
      return this.answer();
    },
    session: async () => this.session,
    rejected: (_environment, fingerprint) => void this.happened.push(`rejected ${fingerprint}`),
    clock: () => new Date('2026-11-23T12:00:00.000Z'),
    elapsed: () => 0,
    hear: ({ kind }) => void this.happened.push(`heard ${kind}`),
  };
  readonly recorder = outcomeRecorder(this.append, () => new Promise(() => undefined));

  expire(request: Partial<OrderRequest> = {}): Promise<ExpireAnswer> {
    const place = { orderId: 'order-1', waitOut: async () => 'waited' as const };
    return expireLockout({ ...good, ...request }, place, this.tools);
  }
  kinds(): string[] {
    return this.happened.map((what) =>
      typeof what === 'string' ? what : 'type' in what ? what.type : 'sent',
    );
  }
}

describe('one order', () => {
  it('is recorded, then sent, then its outcome recorded, in this order', async () => {
    const setting = new Setting();
    const answer = await setting.expire();
    expect(setting.kinds()).toEqual([
      'order.intent',
      'heard recorded',
      'heard sent',
      'sent',
      'order.outcome',
    ]);
    expect(answer).toMatchObject({
      kind: 'ended',
      report: {
        orderId: 'order-1',
        verdict: { outcome: 'done', reason: 'expired' },
        target: { userId: '77', name: 'Dana Whitfield', source: 'sample' },
        intentRecord: { seq: 1, id: 'id-1' },
        outcomeRecord: { seq: 5, id: 'id-5' },
      },
    });
  });

  it('writes the intent as the journal’s format asks, and nothing that the report does not say', async () => {
    const setting = new Setting();
    await setting.expire({ repeatOf: 'earlier' });
    expect(setting.happened[0]).toEqual({
      type: 'order.intent',
      data: {
        orderId: 'order-1',
        operation: 'expireuserlockout',
        environment: { id: 'practice', name: 'Practice', kind: 'practice' },
        target: { userId: '77', name: 'Dana Whitfield', source: 'sample' },
        notes: 'By phone.',
        repeatOf: 'earlier',
        repeats24h: 2,
      },
    });
    expect(setting.happened.at(-1)).toEqual({
      type: 'order.outcome',
      data: {
        orderId: 'order-1',
        outcome: 'done',
        reason: 'expired',
        httpStatus: 200,
        durationMs: 0,
        attempts: 1,
      },
    });
  });

  it('sends nothing when the intent cannot be written', async () => {
    const setting = new Setting();
    setting.refuses = 'order.intent';
    expect(await setting.expire()).toEqual({ kind: 'stopped', why: 'journal-not-writable' });
    expect(setting.happened).toEqual([]);
  });

  it('shows an outcome that cannot be written, says so, and takes no further order until it is', async () => {
    const setting = new Setting();
    setting.refuses = 'order.outcome';
    const answer = await setting.expire();
    expect(answer).toMatchObject({ kind: 'ended', report: { verdict: { outcome: 'done' } } });
    expect(answer.kind === 'ended' && 'outcomeRecord' in answer.report).toBe(false);
    const sofar = setting.kinds();
    expect(await setting.expire()).toEqual({ kind: 'stopped', why: 'outcome-unrecorded' });
    expect(setting.kinds()).toEqual(sofar);
    setting.refuses = undefined;
    expect((await setting.expire()).kind).toBe('ended');
    expect(setting.kinds().slice(sofar.length, sofar.length + 2)).toEqual(['order.outcome', 'order.intent']);
  });

  it.each<[string, Partial<OrderRequest>, string]>([
    ['an id that is none', { userId: '007' }, 'user-id'],
    ['a repeat of an order that nobody knows', { repeatOf: 'other' }, 'repeat-not-known'],
    ['a repeat for another trader', { repeatOf: 'earlier', userId: '78' }, 'repeat-not-known'],
    ['an environment that is not there', { environmentId: 'moon' }, 'environment-not-known'],
  ])('leaves no trace of %s', async (_what, request, why) => {
    const setting = new Setting();
    expect(await setting.expire(request)).toEqual({ kind: 'stopped', why });
    expect(setting.happened).toEqual([]);
  });
});

describe('an order with a session', () => {
  const token = 'tok-0123456789-abcdef';
  const withToken = (): Setting => {
    const setting = new Setting();
    setting.session = { kind: 'token', token, fingerprint: 'c0ffee42' };
    return setting;
  };
  const says = (status: number, text: string): (() => Promise<Response>) => {
    const bytes = new TextEncoder().encode(text);
    return async () => ({ kind: 'answer', status, headers: {}, bytes, complete: true });
  };

  it('carries the token in its header alone, and is recorded with the fingerprint alone', async () => {
    const setting = withToken();
    const answer = await setting.expire();
    const sent = setting.happened.find((what): what is Request => typeof what !== 'string' && 'url' in what);
    expect(sent?.headers['Authorization']).toBe(`Bearer ${token}`);
    expect(sent?.body).not.toContain(token);
    expect(setting.happened[0]).toMatchObject({ data: { tokenFingerprint: 'c0ffee42' } });
    const others = setting.happened.filter((what) => what !== sent);
    expect(JSON.stringify([others, answer])).not.toContain(token);
  });

  it.each([
    [{ kind: 'none' }, 'session-none'],
    [{ kind: 'rejected' }, 'session-rejected'],
    [{ kind: 'unavailable', why: 'locked' }, 'keychain-locked'],
    [{ kind: 'unavailable', why: 'timed-out' }, 'keychain-timed-out'],
  ] as const)('leaves no trace where the session is %j', async (session, why) => {
    const setting = new Setting();
    setting.session = session;
    expect(await setting.expire()).toEqual({ kind: 'stopped', why });
    expect(setting.happened).toEqual([]);
  });

  it('is stopped where its notes hold the token', async () => {
    const setting = withToken();
    const notes = `See ${token}.`;
    expect(await setting.expire({ notes })).toEqual({ kind: 'stopped', why: 'text-holds-token' });
    expect(setting.happened).toEqual([]);
  });

  it('marks the session as rejected after a 401, once the outcome is recorded', async () => {
    const setting = withToken();
    setting.answer = says(401, 'Access is denied');
    expect(await setting.expire()).toMatchObject({ report: { verdict: { reason: 'unauthorized' } } });
    expect(setting.kinds().slice(-2)).toEqual(['order.outcome', 'rejected c0ffee42']);
  });

  it.each([403, 408, 500])('leaves the session as it is after a %i', async (status) => {
    const setting = withToken();
    setting.answer = says(status, '');
    await setting.expire();
    expect(setting.kinds().at(-1)).toBe('order.outcome');
  });

  it('keeps the token out of the record of a server that says it back', async () => {
    const setting = withToken();
    setting.answer = says(500, `Error in request: Authorization: Bearer ${token}`);
    const answer = await setting.expire();
    expect(JSON.stringify([setting.happened.at(-1), answer])).not.toContain(token);
    expect(answer).toMatchObject({
      report: { serverText: 'Error in request: Authorization: Bearer [token]' },
    });
  });
});
