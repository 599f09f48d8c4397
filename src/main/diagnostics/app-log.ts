import type { NoteEvent } from './log-events';
import { lineOf } from './log-line';
import type { LogSink } from './log-sink';

/** So many lines wait in memory for a disk that does not take them; newer ones are counted, not kept. */
const MAX_WAITING = 1_000;
/** So many lines go to the disk in one write. */
const AT_ONCE = 100;
/** How long a disk that refused is left alone, in milliseconds. */
const PAUSE = 10_000;

/** The application's log. Whatever becomes of the disk, nobody who notes an event hears of it or waits. */
export interface AppLog {
  readonly note: NoteEvent;
  /** From now on lines go to the disk; those before have waited. */
  readonly begin: () => void;
  /** Resolves once the disk has taken what was noted before, or has refused it: then with the system's word. */
  readonly settled: () => Promise<string | undefined>;
  /** Writes what waits and closes; to be called once, as the last thing. */
  readonly end: () => Promise<void>;
}

/** What the log is made from. */
export interface AppLogTools {
  readonly sink: LogSink;
  readonly clock: () => Date;
  /** Milliseconds that only go forward. */
  readonly elapsed: () => number;
  /** The user's folder, which is not named in the log. */
  readonly home: string;
}

function wordOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN';
}

/** A log over a sink; nothing is written before `begin`. */
export function appLog({ sink, clock, elapsed, home }: AppLogTools): AppLog {
  let waiting: string[] = [];
  let lost = 0;
  let refusal: { readonly code: string; readonly at: number } | undefined;
  let hasBegun = false;
  let writing: Promise<void> | undefined;

  const writeSome = async (): Promise<void> => {
    const lines = waiting.slice(0, AT_ONCE);
    const gap = lost > 0 ? `${clock().toISOString()} warn lost lines=${String(lost)}\n` : '';
    const told = lost;
    const isAll = lines.length === waiting.length;
    await sink.write(lines.join('') + (isAll ? gap : ''));
    waiting = waiting.slice(lines.length);
    if (isAll) lost -= told;
  };
  const writeAll = async (): Promise<void> => {
    try {
      while (waiting.length > 0) await writeSome();
      refusal = undefined;
    } catch (error) {
      refusal = { code: wordOf(error), at: elapsed() };
    }
    // In the same turn as the last look at what waits, so that no line is left behind.
    writing = undefined;
  };
  const write = async (): Promise<void> => {
    if (waiting.length > 0) await (writing ??= writeAll());
  };
  const isResting = (): boolean => refusal !== undefined && elapsed() - refusal.at < PAUSE;

  return {
    note: (event) => {
      if (waiting.length < MAX_WAITING) waiting.push(lineOf(event, clock(), home));
      else lost += 1;
      if (hasBegun && !isResting()) void write();
    },
    begin: () => {
      hasBegun = true;
      void write();
    },
    settled: async () => {
      if (hasBegun && !isResting()) await write();
      return refusal?.code;
    },
    end: async () => {
      await write();
      await sink.close();
    },
  };
}
