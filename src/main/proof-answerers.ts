import { notesFault } from '../contract/lockouts';
import {
  MAX_PROOF_NOTE,
  type JournalHealth,
  type ProofAnswer,
  type ProofStop,
  type Verdict,
  type VerifyAnswer,
  type VerifyRequest,
} from '../contract/proof';
import type { Appended } from './audit/journal';
import type { Answerers } from './bridge/answer-question';
import { journalStop } from './lockouts/journal-stop';
import { wordsOf } from './audit/jobs/run-job';
import { exportAnswerer, type ExportSources } from './export-answerer';
import type { ProofOf } from './proof';

/** What the answers about a journal's proof are made from. */
export type ProofSources = ExportSources;

type ProofQuestions =
  | 'readJournalHealth'
  | 'verifyJournal'
  | 'exportHistory'
  | 'cancelAuditJob'
  | 'acknowledgeAlarm'
  | 'rekeyJournal';

const stopped = (why: ProofStop): ProofAnswer => ({ kind: 'stopped', why });

/** Why a note can't be recorded, or undefined. */
async function noteStop({ holdsAnyToken }: ProofSources, note: string): Promise<ProofStop | undefined> {
  if (note.trim() === '') return 'note-empty';
  if (note.length > MAX_PROOF_NOTE) return 'note-too-long';
  if (notesFault(note)) return 'note-not-text';
  // SECURITY: a token pasted into the wrong box is not recorded.
  return (await holdsAnyToken(note)) ? 'text-holds-token' : undefined;
}

async function healthOf(proof: ProofOf): Promise<JournalHealth> {
  const keyFingerprint = proof.keyFingerprint();
  const verified = await proof.lastVerified();
  const copy = proof.copyHealth();
  return {
    ...(keyFingerprint === undefined ? {} : { keyFingerprint }),
    alarms: await proof.openAlarms(),
    ...(verified ? { verified } : {}),
    ...(copy ? { copy } : {}),
  };
}

/** What the journal says of a verification; one that could not read says nothing of the journal. */
function verifiedData(
  verdict: Verdict,
  everySignature: boolean,
): Readonly<Record<string, unknown>> | undefined {
  if (verdict.kind === 'unreadable') return undefined;
  if (verdict.kind === 'broken') {
    const { problem, segment, line, offset } = verdict;
    return { result: 'broken', everySignature, problem, segment, line, offset };
  }
  const { records, firstSeq, lastSeq, lastHash, keys } = verdict;
  const keyFingerprint = keys.at(-1)?.fingerprint;
  return {
    result: 'intact',
    everySignature,
    records,
    firstSeq,
    lastSeq,
    lastHash,
    ...(keyFingerprint === undefined ? {} : { keyFingerprint }),
  };
}

async function verify(
  sources: ProofSources,
  { journal, everySignature }: VerifyRequest,
): Promise<VerifyAnswer> {
  const proof = await sources.proof(journal);
  if (!proof) return { kind: 'stopped', why: 'not-there' };
  // The anchor first: what it names is surely among what is acknowledged after.
  const anchor = await proof.anchor();
  const spans = await proof.spans();
  const running = sources.jobs.run(
    { kind: 'verify', folder: proof.folder, spans, everySignature, ...(anchor ? { anchor } : {}) },
    {
      progress: (done, total) => sources.hear({ kind: 'job', job: 'verify', done, total }),
      sign: () => undefined,
    },
  );
  if (!running) return { kind: 'stopped', why: 'busy' };
  const end = await running;
  if (end.kind === 'cancelled') return end;
  if (end.kind !== 'verified') throw new Error(`Verifying ended without an answer: ${wordsOf(end)}`);
  const { verdict } = end;
  const data = verifiedData(verdict, everySignature);
  const appended = data ? await proof.append({ type: 'journal.verified', data }) : undefined;
  sources.hear({ kind: 'health', journal });
  return {
    kind: 'verified',
    verdict,
    at: sources.clock().toISOString(),
    recorded: appended?.kind === 'recorded',
  };
}

const answerOf = (appended: Appended): ProofAnswer =>
  appended.kind === 'recorded' ? { kind: 'recorded' } : stopped(journalStopOf(appended));

function journalStopOf(appended: Exclude<Appended, { kind: 'recorded' }>): ProofStop {
  const why = journalStop(appended);
  return why === 'journal-unanchored' ? 'journal-not-writable' : why;
}

/** The answers about a journal's proof. */
export function proofAnswerers(sources: ProofSources): Pick<Answerers, ProofQuestions> {
  const { proof: find, jobs, hear } = sources;
  return {
    readJournalHealth: async ({ journal }) => {
      const proof = await find(journal);
      return proof ? healthOf(proof) : { alarms: [] };
    },
    verifyJournal: (ask) => verify(sources, ask),
    exportHistory: exportAnswerer(sources),
    cancelAuditJob: () => ({ kind: jobs.cancel() ? 'cancelling' : 'nothing-to-cancel' }),
    acknowledgeAlarm: async ({ journal, alarmId, note }) => {
      const why = await noteStop(sources, note);
      if (why) return stopped(why);
      const proof = await find(journal);
      const alarms = proof ? await proof.openAlarms() : [];
      if (!proof || !alarms.some(({ id }) => id === alarmId)) return stopped('alarm-not-known');
      const appended = await proof.append({ type: 'journal.acknowledged', data: { alarmId, note } });
      hear({ kind: 'health', journal });
      return answerOf(appended);
    },
    rekeyJournal: async ({ journal, reason }) => {
      const why = await noteStop(sources, reason);
      if (why) return stopped(why);
      const proof = await find(journal);
      const state = await proof?.rekey(reason);
      hear({ kind: 'health', journal });
      return state ?? stopped('no-key-needed');
    },
  };
}
