import { basename } from 'node:path';
import type { JournalName } from '../contract/audit';
import type { AuditProgress, ExportAnswer, ExportFormat, ExportRequest } from '../contract/proof';
import type { Exported, ExportJob } from './audit/jobs/messages';
import { wordsOf, type Jobs } from './audit/jobs/run-job';
import type { ProofOf } from './proof';

/** Asks the administrator where a file is to go; undefined: he changed his mind. */
export type ChooseTarget = (suggestion: string, format: ExportFormat) => Promise<string | undefined>;

/** What exporting is made from. */
export interface ExportSources {
  /** A journal's proof, opened; undefined where there is no journal to be read yet. */
  readonly proof: (journal: JournalName) => Promise<ProofOf | undefined>;
  readonly jobs: Jobs;
  /** The order of a journal that has no end there yet. */
  readonly underWay: (journal: JournalName) => string | undefined;
  readonly clock: () => Date;
  readonly hear: (progress: AuditProgress) => void;
  readonly chooseTarget: ChooseTarget;
  /** Removes what an export that ended early left beside its target. */
  readonly removeParts: (target: string) => Promise<void>;
  readonly about: {
    readonly version: string;
    readonly actor: { readonly osUser: string; readonly host: string };
  };
  /** The stand-alone verifier's file. */
  readonly verifier: string;
  /** Whether a text holds the token of any session, as far as the keychain lets them be read. */
  readonly holdsAnyToken: (text: string) => Promise<boolean>;
}

const endings: Readonly<Record<ExportFormat, string>> = {
  csv: 'history.csv',
  jsonl: 'records.jsonl',
  bundle: 'evidence.zip',
};

/** A name that says what it is and sorts by time: `lockout-desk-20261124T211500Z-evidence.zip`. */
function suggestionFor(journal: JournalName, format: ExportFormat, now: Date): string {
  const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `lockout-desk-${journal === 'practice' ? 'practice-' : ''}${time}-${endings[format]}`;
}

function jobFor(
  { about, verifier, clock, underWay }: ExportSources,
  { journal, filter, format, byteOrderMark }: ExportRequest,
  { folder, cacheFolder }: ProofOf,
  journalId: string,
  target: string,
): Omit<ExportJob, 'spans'> {
  const orderId = underWay(journal);
  return {
    ...(orderId === undefined ? {} : { underWay: orderId }),
    kind: 'export',
    folder,
    cacheFolder,
    filter,
    format,
    byteOrderMark,
    target,
    verifier,
    journalId,
    by: about.actor,
    version: about.version,
    at: clock().toISOString(),
  };
}

/** Words of the export's own, which no disk says. */
const ownWords: Readonly<Record<string, 'too-large' | 'not-signed' | 'journal-folder' | 'journal-unsound'>> =
  {
    'too-large': 'too-large',
    'journal-folder': 'journal-folder',
    'not-signed': 'not-signed',
    'journal-short': 'journal-unsound',
    'journal-broken': 'journal-unsound',
    changed: 'journal-unsound',
  };

function failedExport(code: string): ExportAnswer {
  const why = Object.hasOwn(ownWords, code) ? ownWords[code] : undefined;
  return why ? { kind: 'stopped', why } : { kind: 'stopped', why: 'disk', code };
}

async function ended(
  request: ExportRequest,
  target: string,
  proof: ProofOf,
  exported: Exported,
): Promise<ExportAnswer> {
  if (exported.kind === 'nothing') return { kind: 'stopped', why: 'nothing-shown' };
  if (exported.kind === 'failed') return failedExport(exported.code);
  const { records, bytes, sha256, firstSeq, lastSeq } = exported;
  const { filter, format } = request;
  const data = { format, file: basename(target), filter, firstSeq, lastSeq, records, bytes, sha256 };
  const appended = await proof.append({ type: 'journal.exported', data });
  return { kind: 'written', file: target, bytes, records, sha256, recorded: appended.kind === 'recorded' };
}

/** Everything that somebody could have typed into a filter. */
const textsOf = (filter: ExportRequest['filter']): string => Object.values(filter).flat().join('\n');

/** Exports what a filter shows, to where the administrator says; one export or verification at a time. */
export function exportAnswerer(sources: ExportSources): (ask: ExportRequest) => Promise<ExportAnswer> {
  const { proof: find, jobs, hear, chooseTarget, removeParts, holdsAnyToken, clock } = sources;
  return async (ask) => {
    const proof = await find(ask.journal);
    const journalId = await proof?.journalId();
    if (!proof || journalId === undefined) return { kind: 'stopped', why: 'not-there' };
    // SECURITY: the filter stands in the record of the export, and a token in no record.
    if (await holdsAnyToken(textsOf(ask.filter))) return { kind: 'stopped', why: 'text-holds-token' };
    const target = await chooseTarget(suggestionFor(ask.journal, ask.format, clock()), ask.format);
    if (target === undefined) return { kind: 'cancelled' };
    const job = { ...jobFor(sources, ask, proof, journalId, target), spans: await proof.spans() };
    const progress = (done: number, total: number): void => hear({ kind: 'job', job: 'export', done, total });
    const running = jobs.run(job, { progress, sign: proof.sign, cleanUp: () => removeParts(target) });
    if (!running) return { kind: 'stopped', why: 'busy' };
    // The place was chosen; one on a share that does not answer says nothing more.
    progress(0, 0);
    const end = await running;
    if (end.kind === 'exported') return ended(ask, target, proof, end.exported);
    if (end.kind === 'cancelled') return end;
    throw new Error(`Exporting ended without an answer: ${wordsOf(end)}`);
  };
}
