import type { RecordedAlarm, Verdict } from '../contract/proof';
import { printable } from './printable';

type Intact = Extract<Verdict, { kind: 'intact' }>;
type Broken = Extract<Verdict, { kind: 'broken' }>;

const counted = (count: number, one: string, more: string): string =>
  `${String(count)} ${count === 1 ? one : more}`;

/** Sentences for codes that are not the system's own. */
const codes: Readonly<Record<string, string>> = {
  'no-journal': 'there is no journal',
  'no-record': 'there is no record yet',
  'no-zip': 'it is no zip archive',
  'unpacked-bundle':
    'this is an evidence bundle that was unpacked; give the zip, so that its manifest and all its files are verified',
  'too-large': 'archives of 4 GiB or more are not read',
  'not-a-file': 'it is no file',
  SHRUNK: 'it became shorter while it was read',
};

function signedBy({ keys, firstSeq }: Intact): string {
  const [first] = keys;
  if (!first) return 'unsigned';
  const isUnsignedFirst = first.fromSeq > firstSeq;
  if (keys.length === 1 && !isUnsignedFirst) return `signed by key ${first.fingerprint}`;
  const told = keys.map(({ fingerprint, fromSeq, reason }) => {
    const why = reason === undefined ? '' : ` (reason: ${printable(reason)})`;
    return `${fingerprint} from record ${String(fromSeq)}${why}`;
  });
  const before = isUnsignedFirst ? `unsigned to record ${String(first.fromSeq - 1)}, then ` : '';
  return `${before}signed by ${keys.length === 1 ? 'key' : 'keys'} ${told.join(', ')}`;
}

function alarmLine({ seq, at, problem, note }: RecordedAlarm): string {
  const said = note === undefined ? 'nobody acknowledged it' : `acknowledged: ${printable(note)}`;
  return `alarm: record ${String(seq)}, ${at}, ${printable(problem)}; ${said}`;
}

/** The alarms that are listed, and how many are not. */
function alarmLines({ alarms, alarmCount }: Intact): readonly string[] {
  const more = alarmCount - alarms.length;
  const rest = `and ${counted(more, 'more alarm', 'more alarms')} that the journal records`;
  return [...alarms.map(alarmLine), ...(more > 0 ? [rest] : [])];
}

/** Who signs a bundle, where the sentence about its records does not say it. */
function bundleLines({ keys, bundleKey, keyCompared }: Intact): readonly string[] {
  if (bundleKey === undefined || keys.some(({ fingerprint }) => fingerprint === bundleKey)) return [];
  const signed = `The bundle itself, with its summary and its choice of records, is signed by key ${bundleKey}, which signs none of these records.`;
  // SECURITY: whoever re-makes a manifest over genuine records signs it with a key that he says came after them.
  const untold =
    'Only a fingerprint that was noted elsewhere tells a later key of the journal from a stranger’s.';
  return [keyCompared ? signed : `${signed} ${untold}`];
}

/** Where it ends, and what can't be told of that; for a bundle also what its manifest claims. */
function endLines({ lastSeq, lastHash, anchor, exported }: Intact): readonly string[] {
  if (anchor.kind === 'found')
    return [`intact, ${counted(anchor.recordsAfter, 'record', 'records')} after the anchor`];
  const last = `The last record is ${String(lastSeq)}, its hash ${lastHash}`;
  if (exported === undefined) {
    return [
      `${last}. Whether records were cut off after it can’t be told from these files: compare both with what was noted elsewhere.`,
    ];
  }
  const were = counted(exported, 'record was', 'records were');
  return [
    `The manifest was checked, with each file that it lists: ${were} exported, out of those verified here.`,
    `${last}. The journal may go on after it, which a bundle does not tell.`,
  ];
}

function intactLines(verdict: Intact): readonly string[] {
  const { records, firstAt, lastAt, keys, keyCompared, everySignature } = verdict;
  const range = `${counted(records, 'record', 'records')} from ${firstAt} to ${lastAt}`;
  const lines = [`intact: ${range}, ${signedBy(verdict)}`, ...endLines(verdict)];
  if (keys.length === 0) {
    lines.push(
      'intact, unsigned: whoever can write the folder can re-make the whole journal; only hashes chain it.',
    );
  } else {
    lines.push(
      everySignature
        ? 'Every signature was verified.'
        : 'Verified were the signatures of each segment’s last record, of the last of all, and of the first and the last under each key.',
    );
  }
  lines.push(...bundleLines(verdict), ...alarmLines(verdict));
  if (keys.length > 0 && !keyCompared) {
    lines.push(
      'The key was not compared with one that was noted elsewhere (--expect-key): whoever re-makes a whole journal with ' +
        'a key of his own passes otherwise; note the fingerprint elsewhere.',
    );
  }
  return lines;
}

function brokenLines({ segment, line, offset, expected, found, problem, signedTo }: Broken): string {
  const place = line === 0 ? '' : `, line ${String(line)}, offset ${String(offset)}`;
  const what = `expected ${printable(expected)}, found ${printable(found)}`;
  const broken = `broken: ${printable(segment)}${place}: ${what} (${problem})`;
  if (!signedTo) return broken;
  const { seq, at, fingerprint } = signedTo;
  const before = `Up to record ${String(seq)}, of ${at}, the records are chained without a gap, and it is signed by key ${fingerprint}.`;
  return `${broken}\n${before} Of later ones nothing is proved.`;
}

/**
 * What came of verifying, in sentences, one a line, without a newline at the end. Text that comes from files is shown
 * without control characters.
 */
export function verdictText(verdict: Verdict): string {
  if (verdict.kind === 'intact') return intactLines(verdict).join('\n');
  if (verdict.kind === 'broken') return brokenLines(verdict);
  const why = codes[verdict.code] ?? verdict.code;
  return `could not read ${printable(verdict.file)}: ${printable(why)}`;
}
