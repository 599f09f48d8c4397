import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { jsonLinesOf } from './json-lines';
import { chainEnds, fileChunks, keyFilesIn, type JournalFiles, type SegmentSpan } from './journal-files';
import { manifestOf, signedText, signerOf, type BundleWords, type ListedFile } from './manifest';
import type { MatchedLine } from './matched-line';
import { readmeOf } from './readme';
import { summaryHtml } from './summary';
import { summaryTally, type SummaryTally } from './summary-tally';
import { refusal } from './write-target';
import { ZIP_LIMIT, zipOf, type ZipEntry } from './zip';

/** The verifier's name in a bundle. */
export const VERIFIER = 'lockout-desk-verify.mjs';

const RECORDS = 'records.jsonl';

/** What one bundle knows while it is made. */
interface Making {
  readonly journal: JournalFiles;
  readonly words: BundleWords;
  readonly tally: SummaryTally;
  readonly listed: ListedFile[];
  readonly copied: (bytes: number) => void;
}

/** Counts and hashes a file's bytes as they pass, for the manifest. */
async function* listed(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  into: ListedFile[],
): AsyncGenerator<Uint8Array, void, void> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  into.push({ name, bytes, sha256: hash.digest('hex') });
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array, void, void> {
  yield Buffer.from(text, 'utf8');
}

/** The segments from that of the first record to that of the last. */
function rangeOf(spans: readonly SegmentSpan[], tally: SummaryTally): readonly SegmentSpan[] {
  const { first, last } = tally.ends();
  const from = spans.findIndex(({ name }) => name === first?.segment);
  const to = spans.findIndex(({ name }) => name === last?.segment);
  if (from === -1 || to < from) throw new Error('A line of a segment that the journal is not said to have.');
  return spans.slice(from, to + 1);
}

async function* segmentEntries(
  { journal, listed: into, copied }: Making,
  spans: readonly SegmentSpan[],
): AsyncGenerator<ZipEntry, void, void> {
  let before = 0;
  for (const { name, bytes } of spans) {
    const chunks = fileChunks(journal.disk, join(journal.folder, name), bytes);
    yield { name, chunks: listed(name, chunks, into) };
    before += bytes;
    copied(before);
  }
}

/** What is written about the records, once all of them have passed. */
async function* wordsEntries(
  { journal, words, tally, listed: into }: Making,
  spans: readonly SegmentSpan[],
): AsyncGenerator<ZipEntry, void, void> {
  for (const name of await keyFilesIn(journal)) {
    yield { name, chunks: listed(name, fileChunks(journal.disk, join(journal.folder, name)), into) };
  }
  yield { name: VERIFIER, chunks: listed(VERIFIER, fileChunks(journal.disk, words.verifier), into) };
  const ends = await chainEnds(journal, spans);
  const texts = [
    ['summary.html', summaryHtml(words, tally.facts(), ends)],
    ['README.txt', readmeOf(words, ends)],
  ] as const;
  for (const [name, text] of texts) yield { name, chunks: listed(name, oneChunk(text), into) };
  const manifest = manifestOf({ words, ends, records: tally.facts().records, files: into });
  const signature = await words.sign(signedText(manifest));
  // SECURITY: evidence from a signed journal never leaves unsigned, or taking the signature away would go unnoticed.
  if (signature === undefined && signerOf(words) !== undefined) throw refusal('not-signed');
  yield { name: 'manifest.json', chunks: oneChunk(manifest) };
  if (signature !== undefined) yield { name: 'manifest.sig', chunks: oneChunk(`${signature}\n`) };
}

/** The blocks with the first one, which was asked for already. */
async function* resumed(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void, void>,
): AsyncGenerator<Uint8Array, void, void> {
  yield first;
  yield* rest;
}

async function* entriesOf(
  making: Making,
  records: AsyncIterable<Uint8Array>,
): AsyncGenerator<ZipEntry, void, void> {
  yield { name: RECORDS, chunks: listed(RECORDS, records, making.listed) };
  const spans = rangeOf(making.journal.spans, making.tally);
  yield* segmentEntries(making, spans);
  yield* wordsEntries(making, spans);
}

/**
 * An evidence bundle: a zip of the matching records, the segments that hold them from first to last, the public keys, the
 * verifier, a summary for people, and a signed manifest of all that. Nothing where there is no line. Lines pass once;
 * `copied` hears of bytes of segments.
 */
export async function* bundleOf(
  lines: AsyncIterable<MatchedLine>,
  journal: JournalFiles,
  words: BundleWords,
  copied: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const tally = summaryTally();
  const blocks = jsonLinesOf(tally.passing(lines));
  const first = await blocks.next();
  if (first.done) return;
  const from = journal.spans.findIndex(({ name }) => name === tally.ends().first?.segment);
  const most = journal.spans.slice(Math.max(0, from)).reduce((sum, { bytes }) => sum + bytes, 0);
  // The matching records can't come to more than the segments that may hold them.
  if (most >= ZIP_LIMIT) throw refusal('too-large');
  const making: Making = { journal, words, tally, listed: [], copied };
  yield* zipOf(entriesOf(making, resumed(first.value, blocks)), new Date(words.createdAt));
}
