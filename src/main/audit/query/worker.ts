import type { MessagePort } from 'node:worker_threads';
import type { Disk } from '../disk';
import { openReader, type Reader, type ReaderPlace } from './reader';
import type { ChooseTraders } from './source';
import type { FromWorker, QuestionMessage, ToWorker } from './worker-messages';

/** What the worker reads with. */
export interface WorkerTools {
  readonly disk: Pick<Disk, 'openToRead' | 'names'>;
  readonly choose: ChooseTraders;
}

/** Answers what comes in over a port, each journal from a reader of its own. */
export function serveReaders(port: Pick<MessagePort, 'on' | 'postMessage'>, tools: WorkerTools): void {
  const readers = new Map<string, Reader>();
  const under = new Map<number, AbortController>();
  const say = (message: FromWorker): void => port.postMessage(message);

  const readerOf = (place: ReaderPlace): Reader => {
    const known = readers.get(place.folder) ?? openReader({ ...tools, ...place });
    readers.set(place.folder, known);
    return known;
  };
  const answer = async (message: QuestionMessage): Promise<void> => {
    const { id, place } = message;
    const ending = new AbortController();
    under.set(id, ending);
    const hear = (counts: Extract<FromWorker, { kind: 'sofar' }>['counts']): void =>
      say({ kind: 'sofar', id, counts });
    try {
      const answered = await readerOf(place).answer(message, { hear, signal: ending.signal });
      say({ kind: 'answered', id, answered });
    } catch (error) {
      say({
        kind: 'fault',
        id,
        words: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    } finally {
      under.delete(id);
    }
  };
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'ask') void answer(message);
    else under.get(message.id)?.abort();
  });
}
