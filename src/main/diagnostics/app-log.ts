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
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'EUNKNOWN';
}

/** The lines that wait for the disk, oldest first. */
function linesFor({ sink, clock }: AppLogTools): {
  readonly add: (line: string) => void;
  readonly isEmpty: () => boolean;
  /** Writes the first of them; they wait on where that is refused. */
  readonly writeSome: () => Promise<void>;
} {
  let waiting: string[] = [];
  let lost = 0;
  return {
    add: (line) => {
      if (waiting.length < MAX_WAITING) waiting.push(line);
      else lost += 1;
    },
    isEmpty: () => waiting.length === 0,
    writeSome: async () => {
      const lines = waiting.slice(0, AT_ONCE);
      // The gap is told of where it is: after the last line that was kept.
      const told = lines.length === waiting.length ? lost : 0;
      const gap = told > 0 ? `${clock().toISOString()} warn lost lines=${String(told)}\n` : '';
      await sink.write(lines.join('') + gap);
      waiting = waiting.slice(lines.length);
      lost -= told;
    },
  };
}

/** A log over a sink; nothing is written before `begin`. */
export function appLog(tools: AppLogTools): AppLog {
  const { sink, clock, elapsed, home } = tools;
  const lines = linesFor(tools);
  let refusal: { readonly code: string; readonly at: number } | undefined;
  let hasBegun = false;
  let writing: Promise<void> | undefined;

  const writeAll = async (): Promise<void> => {
    try {
      while (!lines.isEmpty()) await lines.writeSome();
      refusal = undefined;
    } catch (error) {
      refusal = { code: wordOf(error), at: elapsed() };
    }
    // In the same turn as the last look at what waits, so that no line is left behind.
    writing = undefined;
  };
  const write = async (): Promise<void> => {
    if (!lines.isEmpty()) await (writing ??= writeAll());
  };
  const mayWrite = (): boolean => hasBegun && (refusal === undefined || elapsed() - refusal.at >= PAUSE);

  return {
    note: (event) => {
      lines.add(lineOf(event, clock(), home));
      if (mayWrite()) void write();
    },
    begin: () => {
      hasBegun = true;
      void write();
    },
    settled: async () => {
      if (mayWrite()) await write();
      return refusal?.code;
    },
    end: async () => {
      await write();
      await sink.close();
    },
  };
}
