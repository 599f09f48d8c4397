import { Worker } from 'node:worker_threads';
import type { Answered, ReaderQuestion, ReaderQuestions } from './query/questions';
import type { Asked, Listening, ReaderPlace } from './query/reader';
import type { FromWorker, QuestionMessage } from './query/worker-messages';

/** Where questions about journals are answered, away from whoever asks. */
export interface ReadingRoom {
  /** Resolves to `failed` with the disk's word, or `worker-ended`. Rejects for a bug alone. */
  readonly ask: <Q extends ReaderQuestion>(
    place: ReaderPlace,
    asked: Asked<Q>,
    listening?: Listening,
  ) => Promise<Answered<ReaderQuestions[Q]['answer']>>;
  /** Ends it; who waits or asks later hears `worker-ended`. */
  readonly close: () => Promise<void>;
}

/** What the room needs of a worker. */
export interface RoomWorker {
  readonly postMessage: (message: unknown) => void;
  readonly on: ((event: 'message', heard: (message: FromWorker) => void) => unknown) &
    ((event: 'error', heard: (error: Error) => void) => unknown) &
    ((event: 'exit', heard: () => void) => unknown);
  readonly terminate: () => Promise<unknown>;
}

/** Starts a worker from its file. */
export function startWorker(file: URL | string): RoomWorker {
  // SECURITY: it reads journals and needs nothing else: it is given no environment, no arguments and no key.
  return new Worker(file, { env: {}, argv: [], execArgv: [], stdin: false });
}

interface Waiting {
  readonly message: QuestionMessage;
  readonly listening: Listening;
  readonly answered: (answered: Answered<unknown>) => void;
  readonly broken: (error: Error) => void;
  /** Whether it was asked a worker before that ended. */
  isSecond: boolean;
}

const ended = { kind: 'failed', code: 'worker-ended' } as const;

/**
 * A room whose worker is started at the first question. One that ends by itself is started once more for those who
 * wait; whoever sees it end twice hears that, and the next question starts another.
 */
export function readingRoom(start: () => RoomWorker): ReadingRoom {
  const waiting = new Map<number, Waiting>();
  let worker: RoomWorker | undefined;
  let isClosed = false;
  let last = 0;

  const hear = (message: FromWorker): void => {
    const one = waiting.get(message.id);
    if (!one) return;
    if (message.kind === 'sofar') return one.listening.hear?.(message.counts);
    waiting.delete(message.id);
    if (message.kind === 'answered') one.answered(message.answered);
    else one.broken(new Error(`In the journal's reader: ${message.words}`));
  };
  const heardEnd = (which: RoomWorker): void => {
    if (which !== worker) return;
    worker = undefined;
    for (const [id, one] of [...waiting]) {
      if (one.isSecond || isClosed) {
        waiting.delete(id);
        one.answered(ended);
      } else {
        one.isSecond = true;
        send(one.message);
      }
    }
  };
  const started = (): RoomWorker => {
    const fresh = start();
    fresh.on('message', hear);
    // Its exit follows; unheard, it would end the application.
    fresh.on('error', () => undefined);
    fresh.on('exit', () => heardEnd(fresh));
    return fresh;
  };
  const send = (message: QuestionMessage): void => {
    worker ??= started();
    worker.postMessage(message);
  };
  return {
    ask: (place, { question, ask, spans }, listening = {}) => {
      if (isClosed || listening.signal?.aborted) return Promise.resolve(ended);
      const id = (last += 1);
      const message = { kind: 'ask', id, place, question, ask, spans } as unknown as QuestionMessage;
      listening.signal?.addEventListener('abort', () => {
        if (waiting.has(id)) worker?.postMessage({ kind: 'end', id });
      });
      return new Promise((resolve, reject) => {
        const answered = resolve as (answered: Answered<unknown>) => void;
        waiting.set(id, { message, listening, answered, broken: reject, isSecond: false });
        send(message);
      });
    },
    close: async () => {
      isClosed = true;
      const which = worker;
      await which?.terminate();
      if (which) heardEnd(which);
    },
  };
}
