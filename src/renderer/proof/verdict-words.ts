import type { SigningKey, Verdict } from '../../contract/proof';
import { localTimeOf } from '../ui/times';
import { words } from '../../words/words';

type Intact = Extract<Verdict, { kind: 'intact' }>;
type Broken = Extract<Verdict, { kind: 'broken' }>;

/** A fingerprint as it is compared by eye: `1a2b 3c4d 5e6f 7081`. */
export function inFours(fingerprint: string): string {
  return (fingerprint.match(/.{1,4}/gu) ?? []).join(' ');
}

const { verdicts } = words;
const { labels } = verdicts;

/** Where a journal is broken: `segment-000003.jsonl, line 17`; a file without lines by its name alone. */
export function placeOf({ segment, line }: Pick<Broken, 'segment' | 'line'>): string {
  return line > 0 ? verdicts.place(segment, line) : segment;
}

function intactTitle({ records, firstAt, lastAt, keys }: Intact): string {
  const last = keys.at(-1);
  return verdicts.intact({
    records,
    firstAt: localTimeOf(firstAt),
    lastAt: localTimeOf(lastAt),
    keys: keys.length,
    key: last && inFours(last.fingerprint),
  });
}

/** A verdict in one sentence. */
export function verdictTitle(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'intact':
      return intactTitle(verdict);
    case 'broken':
      return verdicts.broken(placeOf(verdict));
    case 'unreadable':
      return verdicts.unreadable(verdict.file, verdict.code);
  }
}

/** What a verdict means and what to do, where so many alarms of the journal are open. */
export function verdictMeaning(verdict: Verdict, openAlarms: number): string {
  switch (verdict.kind) {
    case 'intact': {
      const meaning = verdict.keys.length > 0 ? verdicts.signedMeaning : verdicts.unsignedMeaning;
      return openAlarms > 0 ? `${meaning} ${verdicts.alarmOpen}` : meaning;
    }
    case 'broken':
      return verdicts.brokenMeaning;
    case 'unreadable':
      return verdicts.unreadableMeaning;
  }
}

export interface Fact {
  readonly label: string;
  readonly text: string;
  /** Compared character by character. */
  readonly mono?: boolean;
}

function anchorWords({ anchor }: Intact): string {
  if (anchor.kind === 'not-compared') return verdicts.anchorNotCompared;
  return anchor.recordsAfter === 0 ? verdicts.anchorIsLast : verdicts.afterAnchor(anchor.recordsAfter);
}

function signatureWords({ keys, everySignature }: Intact): string {
  if (keys.length === 0) return verdicts.unsigned;
  return everySignature ? verdicts.everySignature : verdicts.lastSignatures;
}

const keyFact = ({ fingerprint, fromSeq, reason }: SigningKey): Fact => ({
  label: labels.key,
  text: verdicts.key(inFours(fingerprint), fromSeq, reason),
});

/** How far a broken journal can be relied on; of one that is not signed nobody knows. */
function signedToFacts({ signedTo }: Broken): readonly Fact[] {
  if (!signedTo) return [];
  const { seq, at, fingerprint } = signedTo;
  const text = verdicts.signedTo(seq, localTimeOf(at), inFours(fingerprint));
  return [{ label: labels.signedTo, text }];
}

type RecordedAlarm = Intact['alarms'][number];

const alarmFact = ({ seq, problem, note }: RecordedAlarm): Fact => ({
  label: labels.alarms,
  text: verdicts.alarm(seq, problem, note),
});

/** The alarms that are listed, and how many are not. */
function alarmFacts({ alarms, alarmCount }: Intact): readonly Fact[] {
  const more = alarmCount - alarms.length;
  const rest = { label: labels.alarms, text: verdicts.moreAlarms(more) };
  return [...alarms.map(alarmFact), ...(more > 0 ? [rest] : [])];
}

/** The facts of a verdict, in the order in which they are read. */
export function verdictFacts(verdict: Verdict): readonly Fact[] {
  switch (verdict.kind) {
    case 'intact':
      return [
        { label: labels.records, text: verdicts.recordsFromTo(verdict.firstSeq, verdict.lastSeq) },
        { label: labels.from, text: localTimeOf(verdict.firstAt) },
        { label: labels.to, text: localTimeOf(verdict.lastAt) },
        ...verdict.keys.map(keyFact),
        { label: labels.signatures, text: signatureWords(verdict) },
        // Without a key there is no anchor either: a line about it would look like something that is amiss.
        ...(verdict.keys.length > 0 ? [{ label: labels.anchor, text: anchorWords(verdict) }] : []),
        ...alarmFacts(verdict),
        { label: labels.lastHash, text: verdict.lastHash, mono: true },
        { label: labels.journal, text: verdict.journalId, mono: true },
      ];
    case 'broken':
      return [
        { label: labels.file, text: verdict.segment, mono: true },
        ...(verdict.line > 0
          ? [{ label: labels.line, text: verdicts.lineAtByte(verdict.line, verdict.offset) }]
          : []),
        { label: labels.problem, text: verdict.problem },
        { label: labels.expected, text: verdict.expected, mono: true },
        { label: labels.found, text: verdict.found, mono: true },
        ...signedToFacts(verdict),
      ];
    case 'unreadable':
      return [];
  }
}

/** All of it as text, for a ticket. */
export function verdictText(verdict: Verdict, at: string, openAlarms: number): string {
  const facts = [{ label: labels.verified, text: localTimeOf(at) }, ...verdictFacts(verdict)];
  const lines = facts.map(({ label, text }) => verdicts.fact(label, text));
  return [verdictTitle(verdict), ...lines, verdictMeaning(verdict, openAlarms)].join('\n');
}
