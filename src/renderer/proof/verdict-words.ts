import type { SigningKey, Verdict } from '../../contract/proof';
import { counted, countOf } from '../ui/numbers';
import { localTimeOf } from '../ui/times';

type Intact = Extract<Verdict, { kind: 'intact' }>;
type Broken = Extract<Verdict, { kind: 'broken' }>;

/** A fingerprint as it is compared by eye: `1a2b 3c4d 5e6f 7081`. */
export function inFours(fingerprint: string): string {
  return (fingerprint.match(/.{1,4}/gu) ?? []).join(' ');
}

/** Where a journal is broken: `segment-000003.jsonl, line 17`; a file without lines by its name alone. */
export function placeOf({ segment, line }: Pick<Broken, 'segment' | 'line'>): string {
  return line > 0 ? `${segment}, line ${countOf(line)}` : segment;
}

const keyOf = ({ fingerprint }: SigningKey): string => inFours(fingerprint);

function intactTitle({ records, firstAt, lastAt, keys }: Intact): string {
  const last = keys.at(-1);
  const signed = last
    ? `signed by ${keys.length > 1 ? `${countOf(keys.length)} keys, now ` : 'key '}${keyOf(last)}`
    : 'unsigned';
  return `Intact: ${counted(records, 'record')} from ${localTimeOf(firstAt)} to ${localTimeOf(lastAt)}, ${signed}.`;
}

/** A verdict in one sentence. */
export function verdictTitle(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'intact':
      return intactTitle(verdict);
    case 'broken':
      return `BROKEN at ${placeOf(verdict)}.`;
    case 'unreadable':
      return `${verdict.file} could not be read (${verdict.code}), so nothing can be said about the journal.`;
  }
}

function intactMeaning({ keys }: Intact): string {
  return keys.length > 0
    ? 'Between the first and the last record here, no record was changed, removed, inserted or moved since it was written. What was cut off after the last one, only the anchor or a copy tells. Whoever holds the keychain could rewrite everything: compare the key with what was noted elsewhere.'
    : 'Between the first and the last record here, the chain has no gap and no changed record. What was cut off after the last one, only a copy tells. It is unsigned, so whoever can write the folder could rewrite all of it.';
}

/** What a verdict means and what to do, where so many alarms of the journal are open. */
export function verdictMeaning(verdict: Verdict, openAlarms: number): string {
  switch (verdict.kind) {
    case 'intact':
      return `${intactMeaning(verdict)}${openAlarms > 0 ? ' An alarm is open: see the banner.' : ''}`;
    case 'broken':
      return 'Nothing was changed by verifying. Keep the files as they are, and don’t restore or repair anything. Tell compliance and IT and give them these facts. Orders are still taken as long as the newest record is genuine; agree with compliance whether to place any.';
    case 'unreadable':
      return 'Nothing was changed. Check that the disk is there and the file can be read, or ask IT; then verify again.';
  }
}

export interface Fact {
  readonly label: string;
  readonly text: string;
}

function anchorWords({ anchor }: Intact): string {
  if (anchor.kind === 'not-compared') return 'not compared: the keychain’s note was not at hand';
  return anchor.recordsAfter === 0
    ? 'the keychain notes the last record'
    : `${counted(anchor.recordsAfter, 'record')} after the one that the keychain notes`;
}

function signatureWords({ keys, everySignature }: Intact): string {
  if (keys.length === 0) return 'none: unsigned';
  return everySignature ? 'every record’s was checked' : 'the last of each segment was checked';
}

const keyFact = ({ fingerprint, fromSeq, reason }: SigningKey): Fact => ({
  label: 'Key',
  text: `${inFours(fingerprint)}, from record ${countOf(fromSeq)}${reason === undefined ? '' : `, because: ${reason}`}`,
});

type RecordedAlarm = Intact['alarms'][number];

const alarmFact = ({ seq, problem, note }: RecordedAlarm): Fact => ({
  label: 'Alarms',
  text: `record ${countOf(seq)}, ${problem}, ${note === undefined ? 'not acknowledged' : `acknowledged: ${note}`}`,
});

/** The facts of a verdict, in the order in which they are read. */
export function verdictFacts(verdict: Verdict): readonly Fact[] {
  switch (verdict.kind) {
    case 'intact':
      return [
        { label: 'Records', text: `${countOf(verdict.firstSeq)} to ${countOf(verdict.lastSeq)}` },
        { label: 'From', text: localTimeOf(verdict.firstAt) },
        { label: 'To', text: localTimeOf(verdict.lastAt) },
        ...verdict.keys.map(keyFact),
        { label: 'Signatures', text: signatureWords(verdict) },
        // Without a key there is no anchor either: a line about it would look like something that is amiss.
        ...(verdict.keys.length > 0 ? [{ label: 'Anchor', text: anchorWords(verdict) }] : []),
        ...verdict.alarms.map(alarmFact),
        { label: 'Last hash', text: verdict.lastHash },
        { label: 'Journal', text: verdict.journalId },
      ];
    case 'broken':
      return [
        { label: 'File', text: verdict.segment },
        ...(verdict.line > 0
          ? [{ label: 'Line', text: `${countOf(verdict.line)}, at byte ${countOf(verdict.offset)}` }]
          : []),
        { label: 'Problem', text: verdict.problem },
        { label: 'Expected', text: verdict.expected },
        { label: 'Found', text: verdict.found },
      ];
    case 'unreadable':
      return [];
  }
}

/** All of it as text, for a ticket. */
export function verdictText(verdict: Verdict, at: string, openAlarms: number): string {
  const facts = verdictFacts(verdict).map(({ label, text }) => `${label}: ${text}`);
  const meaning = verdictMeaning(verdict, openAlarms);
  return [verdictTitle(verdict), `Verified: ${localTimeOf(at)}`, ...facts, meaning].join('\n');
}
