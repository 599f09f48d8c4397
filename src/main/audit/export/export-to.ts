import { bundleOf } from './bundle';
import { csvOf } from './csv';
import { jsonLinesOf } from './json-lines';
import type { JournalFiles } from './journal-files';
import type { BundleWords } from './manifest';
import type { MatchedLine } from './matched-line';
import { realTargetDisk, writeTarget, type TargetDisk, type Written } from './write-target';

/** What is written. */
export type ExportForm =
  | { readonly format: 'csv'; readonly byteOrderMark: boolean }
  | { readonly format: 'jsonl' }
  | { readonly format: 'bundle'; readonly words: BundleWords };

/** How far an export has come. */
export interface ExportProgress {
  /** Records that were taken up. */
  readonly records: number;
  /** Bytes of the target. */
  readonly written: number;
  /** Bytes of the journal that lie behind, of `total`; a bundle passes over its segments twice. */
  readonly done: number;
  readonly total: number;
}

export interface ExportJob {
  readonly form: ExportForm;
  /** Where the whole file will be. */
  readonly target: string;
  /** Oldest first. */
  readonly lines: AsyncIterable<MatchedLine>;
  /** The journal's segments: at least those that hold the lines, each with its acknowledged bytes. */
  readonly journal: JournalFiles;
  readonly platform: NodeJS.Platform;
  readonly disk?: TargetDisk;
  readonly signal?: AbortSignal;
  /** As in write-target.ts. */
  readonly mayPlace?: () => Promise<void>;
  readonly onProgress?: (progress: ExportProgress) => void;
}

export type Exported =
  | (Extract<Written, { kind: 'written' }> & { readonly records: number })
  | Exclude<Written, { kind: 'written' }>;

/** Progress is told after so many records too, for lines that make few blocks. */
const TELL_EACH = 1000;

/** Counts lines as they pass. */
function meter({ form, journal, onProgress }: ExportJob): {
  readonly passing: (lines: AsyncIterable<MatchedLine>) => AsyncGenerator<MatchedLine, void, void>;
  readonly records: () => number;
  readonly written: (bytes: number) => void;
  readonly copied: (bytes: number) => void;
} {
  const starts = new Map<string, number>();
  let sum = 0;
  for (const { name, bytes } of journal.spans) {
    starts.set(name, sum);
    sum += bytes;
  }
  const total = form.format === 'bundle' ? 2 * sum : sum;
  let [records, written, done] = [0, 0, 0];
  const tell = (): void => onProgress?.({ records, written, done, total });
  return {
    passing: async function* (lines) {
      for await (const line of lines) {
        records += 1;
        done = (starts.get(line.segment) ?? 0) + line.offset + line.line.length + 1;
        if (records % TELL_EACH === 0) tell();
        yield line;
      }
    },
    records: () => records,
    written: (bytes) => {
      written = bytes;
      tell();
    },
    copied: (bytes) => {
      done = sum + bytes;
    },
  };
}

function chunksOf(
  { form, journal }: ExportJob,
  lines: AsyncIterable<MatchedLine>,
  copied: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  switch (form.format) {
    case 'csv':
      return csvOf(lines, form.byteOrderMark);
    case 'jsonl':
      return jsonLinesOf(lines);
    case 'bundle':
      return bundleOf(lines, journal, form.words, copied);
  }
}

/**
 * Writes an export whole or not at all; holds a few blocks of bytes in memory, however many lines there are. Where there
 * is no line, nothing is written.
 */
export async function exportTo(job: ExportJob): Promise<Exported> {
  const { passing, records, written, copied } = meter(job);
  const result = await writeTarget(job.target, chunksOf(job, passing(job.lines), copied), {
    disk: job.disk ?? realTargetDisk,
    platform: job.platform,
    signal: job.signal,
    onWritten: written,
    mayPlace: job.mayPlace,
  });
  return result.kind === 'written' ? { ...result, records: records() } : result;
}
