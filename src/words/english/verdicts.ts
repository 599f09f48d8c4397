import { count, counted } from './forms';

/** A journal that was found in order; times are local, `key` is the last one's fingerprint. */
interface Intact {
  readonly records: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly keys: number;
  readonly key: string | undefined;
}

function signed({ keys, key }: Intact): string {
  if (key === undefined) return 'unsigned';
  return keys > 1 ? `signed by ${count(keys)} keys, now ${key}` : `signed by key ${key}`;
}

const labels = {
  records: 'Records',
  from: 'From',
  to: 'To',
  key: 'Key',
  signatures: 'Signatures',
  anchor: 'Anchor',
  alarms: 'Alarms',
  lastHash: 'Last hash',
  journal: 'Journal',
  file: 'File',
  line: 'Line',
  problem: 'Problem',
  expected: 'Expected',
  found: 'Found',
  signedTo: 'Proved up to',
  /** When it was verified, in a ticket. */
  verified: 'Verified',
};

/** What verifying a journal came to: on the page, and as text for a ticket. */
export const verdicts = {
  result: 'Result of verifying',
  /** Where a journal is broken. */
  place: (file: string, line: number): string => `${file}, line ${count(line)}`,

  intact: (verdict: Intact): string =>
    `Intact: ${counted(verdict.records, { one: 'record', other: 'records' })} from ${verdict.firstAt} to ${verdict.lastAt}, ${signed(verdict)}.`,
  broken: (place: string): string => `BROKEN at ${place}.`,
  /** `code` is the system's word. */
  unreadable: (file: string, code: string): string =>
    `${file} could not be read (${code}), so nothing can be said about the journal.`,

  signedMeaning:
    'Between the first and the last record here, no record was changed, removed, inserted or moved since it was written. What was cut off after the last one, only the anchor or a copy tells. Whoever holds the keychain could rewrite everything: compare the key with what was noted elsewhere.',
  unsignedMeaning:
    'Between the first and the last record here, the chain has no gap and no changed record. What was cut off after the last one, only a copy tells. It is unsigned, so whoever can write the folder could rewrite all of it.',
  alarmOpen: 'An alarm is open: see the banner.',
  brokenMeaning:
    'Nothing was changed by verifying. Keep the files as they are, and don’t restore or repair anything. Tell compliance and IT and give them these facts. Orders are still taken as long as the newest record is genuine; agree with compliance whether to place any.',
  unreadableMeaning:
    'Nothing was changed. Check that the disk is there and the file can be read, or ask IT; then verify again.',

  labels,
  /** In a ticket, a line: a fact, or its title. */
  fact: (label: string, text: string): string => `${label}: ${text}`,
  recordsFromTo: (first: number, last: number): string => `${count(first)} to ${count(last)}`,
  /** The reason is the administrator's, where a new key was made. */
  key: (fingerprint: string, fromSeq: number, reason: string | undefined): string =>
    `${fingerprint}, from record ${count(fromSeq)}${reason === undefined ? '' : `, because: ${reason}`}`,
  unsigned: 'none: unsigned',
  everySignature: 'every record’s was checked',
  lastSignatures: 'the last of each segment and of each key was checked',
  anchorNotCompared: 'not compared: the keychain’s note was not at hand',
  anchorIsLast: 'the keychain notes the last record',
  afterAnchor: (records: number): string =>
    `${counted(records, { one: 'record', other: 'records' })} after the one that the keychain notes`,
  /** `problem` is the journal's own word; `note` is what was said when it was acknowledged. */
  alarm: (seq: number, problem: string, note: string | undefined): string =>
    `record ${count(seq)}, ${problem}, ${note === undefined ? 'not acknowledged' : `acknowledged: ${note}`}`,
  /** Of those that are not listed. */
  moreAlarms: (alarms: number): string =>
    `and ${counted(alarms, { one: 'more alarm', other: 'more alarms' })} that the journal records`,
  /** The last record before the break that proves those up to it; the time is local. */
  signedTo: (seq: number, at: string, fingerprint: string): string =>
    `record ${count(seq)} of ${at}, signed by key ${fingerprint}; of later ones nothing is proved`,
  lineAtByte: (line: number, byte: number): string => `${count(line)}, at byte ${count(byte)}`,

  copy: 'Copy result',
  recorded: 'recorded in the journal',
  notRecorded: 'not recorded in the journal, which could not be written',
};
