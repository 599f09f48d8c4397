import { join } from 'node:path';
import { diskCode, type Disk } from '../disk';
import { exportTo, type ExportForm } from '../export/export-to';
import type { SegmentSpan } from '../export/journal-files';
import { signingKeys } from '../export/signing-keys';
import { linesBack } from '../lines-back';
import type { Matching } from '../query/matching';
import { openReader } from '../query/reader';
import type { Exported, ExportJob } from './messages';

/** What writing an export needs from outside. */
export interface ExportTools {
  readonly disk: Disk;
  readonly platform: NodeJS.Platform;
  readonly signed: (text: string) => Promise<string | undefined>;
  /** Resolves once the whole file may take its place; never where the export was cancelled before. */
  readonly mayPlace: () => Promise<void>;
  readonly progress: (done: number, total: number) => void;
}

/** The bytes of a segment's whole lines, its newlines with them. */
async function bytesOfLines(disk: Disk, path: string): Promise<number> {
  const file = await disk.openToRead(path);
  try {
    for await (const { end } of linesBack(file, await file.length())) return end + 1;
    return 0;
  } finally {
    await file.close();
  }
}

/** The segments with their lengths, also of those that are finished. */
async function lengthsOf(disk: Disk, { folder, spans }: ExportJob): Promise<readonly SegmentSpan[]> {
  const lengths: SegmentSpan[] = [];
  for (const { name, bytes } of spans) {
    const path = join(folder, name);
    const there = bytes ?? (await disk.fileLength(path)) ?? 0;
    // Of one that this process does not write, nobody has cut off what a crash left, or another writes just now.
    const isOpenEnded = bytes === undefined && there > 0 && name === spans.at(-1)?.name;
    lengths.push({ name, bytes: isOpenEnded ? await bytesOfLines(disk, path) : there });
  }
  return lengths;
}

async function formOf(
  { disk, signed }: ExportTools,
  job: ExportJob,
  spans: readonly SegmentSpan[],
): Promise<ExportForm> {
  const { format, byteOrderMark, folder } = job;
  if (format === 'csv') return { format, byteOrderMark };
  if (format === 'jsonl') return { format };
  const { journalId, at, version, by, filter, verifier } = job;
  const keys = await signingKeys({ disk, folder, spans });
  return {
    format,
    words: { journalId, createdAt: at, app: { version }, by, filter, keys, verifier, sign: signed },
  };
}

async function writeMatching(
  tools: ExportTools,
  job: ExportJob,
  spans: readonly SegmentSpan[],
  found: Matching,
): Promise<Exported> {
  const { disk, platform, progress, mayPlace } = tools;
  let [firstSeq, lastSeq] = [0, 0];
  const lines = async function* (): ReturnType<Matching['lines']> {
    for await (const line of found.lines()) {
      firstSeq ||= line.seq;
      lastSeq = line.seq;
      yield line;
    }
  };
  const exported = await exportTo({
    form: await formOf(tools, job, spans),
    target: job.target,
    lines: lines(),
    journal: { disk, folder: job.folder, spans: spans.filter(({ name }) => found.segments.includes(name)) },
    platform,
    mayPlace,
    onProgress: ({ done, total }) => progress(done, total),
  });
  if (exported.kind === 'cancelled') throw new Error('Nobody cancels from inside.');
  return exported.kind === 'written' ? { ...exported, firstSeq, lastSeq } : exported;
}

/** Writes what a filter shows into the target, whole or not at all. */
export async function writeExport(job: ExportJob, tools: ExportTools): Promise<Exported> {
  try {
    const spans = await lengthsOf(tools.disk, job);
    const reader = openReader({ ...job, disk: tools.disk, choose: () => [] });
    const found = await reader.matching(job.filter, spans, job.underWay);
    if (found.kind === 'failed') return { kind: 'failed', code: found.code };
    if (found.value.records === 0) return { kind: 'nothing' };
    return await writeMatching(tools, job, spans, found.value);
  } catch (error) {
    // Lengths and keys of the journal are read before there is a file to be written.
    return { kind: 'failed', code: diskCode(error) };
  }
}
