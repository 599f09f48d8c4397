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
  /** Starts the worker, for questions that are to come; nothing is read for it. Does nothing where it runs, or was ended. */
  readonly begin: () => void;
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

class WorkerRoom implements ReadingRoom {
  readonly #start: () => RoomWorker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: RoomWorker | undefined;
  #isClosed = false;
  #last = 0;

  constructor(start: () => RoomWorker) {
    this.#start = start;
  }

  readonly ask: ReadingRoom['ask'] = (place, { question, ask, spans }, listening = {}) => {
    if (this.#isClosed || listening.signal?.aborted) return Promise.resolve(ended);
    const id = (this.#last += 1);
    // A question with its own ask, which a generic type does not show.
    const message = { kind: 'ask', id, place, question, ask, spans } as unknown as QuestionMessage;
    listening.signal?.addEventListener('abort', () => {
      if (this.#waiting.has(id)) this.#worker?.postMessage({ kind: 'end', id });
    });
    return new Promise((resolve, reject) => {
      const answered = resolve as (answered: Answered<unknown>) => void;
      this.#waiting.set(id, { message, listening, answered, broken: reject, isSecond: false });
      this.#send(message);
    });
  };
  readonly begin = (): void => {
    if (!this.#isClosed) this.#running();
  };
  readonly close = async (): Promise<void> => {
    this.#isClosed = true;
    const worker = this.#worker;
    await worker?.terminate();
    if (worker) this.#heardEnd(worker);
  };

  #send(message: QuestionMessage): void {
    this.#running().postMessage(message);
  }
  #running(): RoomWorker {
    return (this.#worker ??= this.#started());
  }
  #started(): RoomWorker {
    const worker = this.#start();
    worker.on('message', (message) => this.#hear(message));
    // Its exit follows; unheard, it would end the application.
    worker.on('error', () => undefined);
    worker.on('exit', () => this.#heardEnd(worker));
    return worker;
  }
  #hear(message: FromWorker): void {
    const one = this.#waiting.get(message.id);
    if (!one) return;
    if (message.kind === 'sofar') return one.listening.hear?.(message.counts);
    this.#waiting.delete(message.id);
    if (message.kind === 'answered') one.answered(message.answered);
    else one.broken(new Error(`In the journal's reader: ${message.words}`));
  }
  /** Those who wait are asked for once more, of another worker; whoever sees that one end too hears so. */
  #heardEnd(worker: RoomWorker): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    for (const [id, one] of [...this.#waiting]) {
      if (!one.isSecond && !this.#isClosed) {
        one.isSecond = true;
        this.#send(one.message);
        continue;
      }
      this.#waiting.delete(id);
      one.answered(ended);
    }
  }
}

/**
 * A room whose worker is started at the first question, or before where that is told. One that ends by itself is started once more for those who
 * wait; whoever sees it end twice hears that, and the next question starts another.
 */
export const readingRoom = (start: () => RoomWorker): ReadingRoom => new WorkerRoom(start);
