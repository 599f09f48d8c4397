import { expect, vi } from 'vitest';
import type { EnvironmentView } from '../../src/contract/environments';
import type { ExpireAnswer, OrderRequest } from '../../src/contract/lockouts';
import type { Ledger } from '../../src/main/audit/ledger';
import type { Response } from '../../src/main/https/exchange';
import { openLockouts, type Lockouts } from '../../src/main/lockouts/lockouts';
import { outcomeRecorder } from '../../src/main/lockouts/record-outcome';
import { journalFolder, typesOf, type JournalFolder } from '../journal/journal-folder';
import { saying, view } from '../settings/what-counts';
import { knownTraders } from '../../src/main/traders/known-traders';

const practice: EnvironmentView = {
  id: 'practice',
  name: 'Practice',
  word: 'PRACTICE',
  kind: 'practice',
  source: 'built-in',
};
const order: OrderRequest = {
  environmentId: 'practice',
  userId: '77',
  notes: '',
  confirmation: { kind: 'confirmed' },
};
const answered = (body: string): Response => ({
  kind: 'answer',
  status: 200,
  headers: {},
  bytes: new TextEncoder().encode(body),
  complete: true,
});
/** The server expired the lockout. */
export const done = answered('{"ok":true}');
/** The server asks for a wait. */
export const penalty = answered('{"p-ticket":"t","p-time":5}');

/** A desk on a real journal, with a server and a wait that end when the test says so. */
export class OrderDesk {
  readonly #folder: JournalFolder = journalFolder();
  readonly #ledger: Ledger = this.#folder.ledger();
  /** Exchanges and waits under way, each with what ends it. */
  readonly exchanges: ((response: Response) => void)[] = [];
  readonly waits: (() => void)[] = [];
  /** How often anything was sent, and how many were with the server at once. */
  sent = 0;
  mostAtOnce = 0;
  /** From now on an order breaks as soon as it begins. */
  bug = false;
  #orders = 0;

  readonly lockouts: Lockouts = openLockouts({
    settings: async () => view(saying({})),
    hasAlarm: async () => false,
    environment: (id) => {
      if (this.bug) throw new Error('A bug.');
      return id === 'practice' ? practice : undefined;
    },
    trader: (environment, userId) =>
      knownTraders(
        () => this.#ledger,
        [],
        () => new Date('2026-11-23T12:00:00.000Z'),
      )(environment).find(userId),
    ledger: () => this.#ledger,
    recorder: () => this.#recorder,
    exchange: () => () => {
      this.sent += 1;
      return new Promise((resolve) => {
        this.mostAtOnce = Math.max(this.mostAtOnce, this.exchanges.push(resolve));
      });
    },
    session: async () => ({ kind: 'not-needed' }),
    hold: () => () => undefined,
    heard: () => undefined,
    waitOut: (_ms, signal) =>
      new Promise((resolve) => {
        this.waits.push(() => resolve('waited'));
        signal.addEventListener('abort', () => {
          this.waits.pop();
          resolve('cancelled');
        });
      }),
    clock: () => new Date('2026-11-23T12:00:00.000Z'),
    elapsed: () => 0,
    hear: () => undefined,
    newId: () => `order-${String((this.#orders += 1))}`,
  });
  readonly #recorder = outcomeRecorder(
    this.#ledger.append,
    () => new Promise(() => undefined),
    () => undefined,
  );

  press(request: Partial<OrderRequest> = {}): Promise<ExpireAnswer> {
    return this.lockouts.expire({ ...order, ...request });
  }
  /** Waits until an order is with the server. */
  sending(): Promise<void> {
    return vi.waitFor(() => expect(this.exchanges).toHaveLength(1), { interval: 1 });
  }
  /** Waits until a penalty is being waited out. */
  waiting(): Promise<void> {
    return vi.waitFor(() => expect(this.waits).toHaveLength(1), { interval: 1 });
  }
  /** Has the server answer, once an order is with it. */
  async answer(response: Response): Promise<void> {
    await this.sending();
    this.exchanges.pop()?.(response);
  }
  /** What an auditor finds on disk, without the record that opens the journal. */
  records(): string[] {
    return typesOf(this.#folder.sound()).slice(1);
  }
  end(): Promise<void> {
    return this.#folder.end();
  }
}
