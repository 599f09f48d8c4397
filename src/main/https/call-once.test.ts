import { EventEmitter } from 'node:events';
import type { ClientRequest } from 'electron';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readAnswer } from '../lockouts/read-answer';
import { callOnce, MAX_ANSWER_BYTES } from './call-once';
import type { Request, Response } from './exchange';

const order: Request = { method: 'POST', url: 'https://desk.example/v1', headers: {}, body: '{}' };
const deadlines = { connectMs: 15_000, wholeMs: 45_000 };

class Message extends EventEmitter {
  readonly rawHeaders: readonly string[] = [];
  constructor(readonly statusCode: number) {
    super();
  }
}

/** Electron's request as far as it is used, driven by hand. */
class Call extends EventEmitter {
  started = false;
  readonly sent: unknown[] = [];
  readonly end = (body: unknown): void => void this.sent.push(body);
  readonly abort = vi.fn();
  readonly getUploadProgress = (): { started: boolean } => ({ started: this.started });
}

/** An exchange under way, with time that passes by hand. */
async function underWay(closeConnections = vi.fn(async () => undefined)): Promise<{
  call: Call;
  closeConnections: () => Promise<void>;
  pass: (ms: number) => void;
  came: Promise<Response>;
}> {
  const call = new Call();
  let now = 0;
  const timers = new Set<{ at: number; act: () => void }>();
  const line = {
    // The stand-in has the members that are used, and no more.
    open: () => call as unknown as ClientRequest,
    closeConnections,
    after(ms: number, act: () => void) {
      const timer = { at: now + ms, act };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const pass = (ms: number): void => {
    const end = now + ms;
    for (;;) {
      const next = [...timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      now = next.at;
      timers.delete(next);
      next.act();
    }
    now = end;
  };
  const came = callOnce(order, line, deadlines);
  await new Promise((resolve) => setImmediate(resolve));
  return { call, closeConnections, pass, came };
}

const failure = (word: string): unknown => ({ kind: 'failure', failure: word });
const abort = new Error('net::ERR_ABORTED');

describe('one call', () => {
  it('sends nothing while old connections cannot be closed', async () => {
    const { call, pass, came } = await underWay(vi.fn(() => new Promise<undefined>(() => undefined)));
    pass(15_000);
    expect(await came).toEqual(failure('no-connection'));
    expect(call.sent).toEqual([]);
  });

  it('ends the waiting for a connection, and takes the abort that follows for not sent', async () => {
    const { call, closeConnections, pass, came } = await underWay();
    expect(call.sent).toEqual(['{}']);
    pass(14_999);
    expect(closeConnections).toHaveBeenCalledTimes(1);
    pass(1);
    expect(closeConnections).toHaveBeenCalledTimes(2);
    call.emit('error', abort);
    expect(await came).toEqual(failure('no-connection'));
  });

  it.each([
    ['an abort of its own', 10_000, false, 'network-other'],
    ['an abort long after the waiting was ended', 17_000, false, 'network-other'],
    ['an abort after an upload began', 15_000, true, 'connection-cut'],
  ])('does not take %s for not sent', async (_what, ms, uploads, word) => {
    const { call, pass, came } = await underWay();
    pass(ms);
    call.started = uploads;
    call.emit('error', abort);
    expect(await came).toEqual(failure(word));
  });

  it('leaves connections alone once an upload began, and then gives up without an answer', async () => {
    const { call, closeConnections, pass, came } = await underWay();
    call.started = true;
    pass(45_000);
    expect(closeConnections).toHaveBeenCalledTimes(1);
    expect(await came).toEqual(failure('no-answer'));
    expect(call.abort).toHaveBeenCalledTimes(1);
  });

  it('takes a 407 for the proxy’s only before an upload began', async () => {
    const early = await underWay();
    early.call.emit('login', { isProxy: true }, () => undefined);
    expect(await early.came).toEqual(failure('proxy-sign-in'));
    const late = await underWay();
    const given = vi.fn();
    late.call.started = true;
    late.call.emit('login', { isProxy: true }, given);
    const message = new Message(407);
    late.call.emit('response', message);
    message.emit('end');
    expect(await late.came).toEqual(failure('network-other'));
    expect(given).toHaveBeenCalledWith();
  });

  it('keeps what came of an answer when its time is over', async () => {
    const { call, pass, came } = await underWay();
    const message = new Message(200);
    call.emit('response', message);
    message.emit('data', Buffer.from('{"ok"'));
    pass(45_000);
    expect(await came).toMatchObject({
      kind: 'answer',
      complete: false,
      bytes: Uint8Array.from(Buffer.from('{"ok"')),
    });
  });
});

/** What may happen to a call, as a step; the upload may begin at any time. */
type Step = (desk: { call: Call; message: Message; pass: (ms: number) => void }) => void;
const steps: readonly Step[] = [
  ({ call }) => void (call.started = true),
  ({ call }) => void call.emit('error', abort),
  ({ call }) => void call.emit('error', new Error('net::ERR_CONNECTION_REFUSED')),
  ({ call }) => void call.emit('error', new Error('net::ERR_CERT_DATE_INVALID')),
  ({ call }) => void call.emit('error', new Error('net::ERR_CONNECTION_RESET')),
  ({ call }) => void call.emit('login', { isProxy: true }, () => undefined),
  ({ call }) => void call.emit('redirect', 307, 'POST', 'https://other.example', { Location: ['x'] }),
  ({ call, message }) => void call.emit('response', message),
  ({ message }) => void message.emit('data', Buffer.alloc(MAX_ANSWER_BYTES / 2 + 1)),
  ({ message }) => void message.emit('data', Buffer.from('{"ok":true}')),
  ({ message }) => void message.emit('end'),
  ({ message }) => void message.emit('aborted'),
  ({ pass }) => pass(700),
  ({ pass }) => pass(15_000),
];

describe('whatever happens to a call', () => {
  it('never is not sent after an upload began, ends within its time and aborts once', async () => {
    const sequence = fc.array(fc.constantFrom(...steps), { maxLength: 12 });
    const status = fc.constantFrom(200, 407, 408, 500);
    await fc.assert(
      fc.asyncProperty(sequence, status, async (happens, code) => {
        const { call, pass, came } = await underWay();
        const message = new Message(code);
        let uploadedAtEnd: boolean | undefined;
        call.abort.mockImplementation(() => (uploadedAtEnd ??= call.started));
        for (const step of happens) step({ call, message, pass });
        pass(45_000);
        const read = readAnswer(await came, new Date(0));
        const notSent = read.kind === 'verdict' && read.verdict.outcome === 'not-sent';
        expect(notSent && uploadedAtEnd === true).toBe(false);
        expect(call.abort).toHaveBeenCalledTimes(1);
      }),
    );
  });
});
