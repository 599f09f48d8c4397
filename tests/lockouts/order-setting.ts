import type { EnvironmentView } from '../../src/contract/environments';
import type { SettingValues } from '../../src/contract/setting-values';
import type { ClosedAs, ExpireAnswer, OrderReport, OrderRequest } from '../../src/contract/lockouts';
import type { Appended, NewRecord } from '../../src/main/audit/journal';
import type { Request, Response } from '../../src/main/https/exchange';
import { expireLockout, type OrderTools } from '../../src/main/lockouts/expire-lockout';
import { outcomeRecorder } from '../../src/main/lockouts/record-outcome';
import { saying, view } from '../settings/what-counts';

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
export class OrderSetting {
  readonly happened: (string | NewRecord | Request)[] = [];
  refuses: string | undefined;
  /** Orders under way, as sessions know of them. */
  held = 0;
  /** Whether questions about the journal find no answer. */
  unread = false;
  /** What the policy enforces. */
  enforced: Partial<SettingValues> = {};
  /** When the trader's last order was placed that took effect or may have. */
  unlockedAt: string | undefined;
  /** What somebody found out about the order that can be repeated. */
  closedAs: ClosedAs | undefined;
  /** Whether the journal was opened. */
  opened = false;
  /** Whether the journal has an alarm that nobody acknowledged. */
  alarm = false;
  session: Awaited<ReturnType<OrderTools['session']>> = { kind: 'not-needed' };
  answer: () => Promise<Response> = async () => done;
  readonly append = async (record: NewRecord): Promise<Appended> => {
    if (this.refuses === record.type) return { kind: 'not-recorded', why: 'not-writable', code: 'ENOSPC' };
    const seq = this.happened.push(record);
    return { kind: 'recorded', seq, id: `id-${String(seq)}`, at: '2026-11-23T12:00:00.000Z' };
  };
  readonly tools: OrderTools = {
    settings: async () => view(saying(this.enforced)),
    hasAlarm: async () => this.alarm,
    environment: (id) => (id === 'practice' ? practice : undefined),
    trader: async (_environment, userId) => {
      if (this.unread) return { kind: 'failed', code: 'worker-ended' };
      const trader = { userId, name: 'Dana Whitfield', source: 'sample' } as const;
      const latest = this.unlockedAt === undefined ? {} : { unlockedAt: this.unlockedAt };
      return { kind: 'answer', value: { trader, unlocks24h: 2, ...latest } };
    },
    ledger: () =>
      ({
        actor: { osUser: 'dana', host: 'desk' },
        append: this.append,
        opened: async () => void (this.opened = true),
        healed: async () => undefined,
        state: () => ({ kind: 'open', records: 1 }),
        ask: async (_question: 'order', { orderId }: { orderId: string }) => ({
          kind: 'answer',
          value: orderId === 'earlier' ? this.#earlier() : undefined,
        }),
      }) as unknown as ReturnType<OrderTools['ledger']>,
    recorder: () => this.recorder,
    exchange: () => (request) => {
      this.happened.push(request);
      return this.answer();
    },
    session: async () => this.session,
    hold: () => {
      this.held += 1;
      return () => void (this.held -= 1);
    },
    heard: (_environment, fingerprint, status) =>
      void this.happened.push(`${status === 401 ? 'rejected' : `heard ${String(status)} of`} ${fingerprint}`),
    clock: () => new Date('2026-11-23T12:00:00.000Z'),
    elapsed: () => 0,
    hear: ({ kind }) => void this.happened.push(`heard ${kind}`),
  };
  readonly recorder = outcomeRecorder(
    this.append,
    () => new Promise(() => undefined),
    () => undefined,
  );

  expire(request: Partial<OrderRequest> = {}): Promise<ExpireAnswer> {
    const place = { orderId: 'order-1', waitOut: async () => 'waited' as const };
    return expireLockout({ ...good, ...request }, place, this.tools);
  }
  #earlier(): OrderReport {
    if (!this.closedAs) return unknownBefore;
    return { ...unknownBefore, closed: { as: this.closedAs, by: 'dana', at: '2026-11-23T11:30:00.000Z' } };
  }
  kinds(): string[] {
    return this.happened.map((what) =>
      typeof what === 'string' ? what : 'type' in what ? what.type : 'sent',
    );
  }
}
