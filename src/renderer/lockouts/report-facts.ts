import type { OrderReport } from '../../contract/lockouts';
import { countOf, counted } from '../ui/numbers';
import { lengthOf, localTimeOf } from '../ui/times';
import { closedWords } from './outcomes';

/** One line of a report: its label, and its text, which may be a stranger's. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  /** A second part in the fixed-width face. */
  readonly code?: string;
  readonly look?: 'verbatim' | 'warning';
}

function clockText(skewMs: number): string {
  // The server names whole seconds, so less than one is no difference.
  if (Math.abs(skewMs) < 1000) return 'this computer’s clock agrees within a second';
  return `this computer’s clock is ${lengthOf(Math.abs(skewMs))} ${skewMs < 0 ? 'behind' : 'ahead of'} the server’s`;
}

/** What the settings had the order say of its reason. */
function reasonFacts({ reasonCode, ticket, secondReason }: OrderReport): Fact[] {
  const facts: Fact[] = [];
  if (reasonCode !== undefined) facts.push({ label: 'Reason', text: '', code: reasonCode });
  if (ticket !== undefined) facts.push({ label: 'Ticket', text: ticket, look: 'verbatim' });
  if (secondReason !== undefined)
    facts.push({ label: 'Second reason', text: secondReason, look: 'verbatim' });
  return facts;
}

function serverFacts(report: OrderReport): Fact[] {
  const facts: Fact[] = [
    {
      label: 'Server said',
      text: report.httpStatus === undefined ? 'nothing' : `status ${report.httpStatus}`,
    },
    report.serverText
      ? { label: 'Server text', text: report.serverText, look: 'verbatim' }
      : { label: 'Server text', text: 'none' },
  ];
  if (report.serverTextSha256 !== undefined) {
    facts.push({
      label: 'Cut',
      text: 'only the text’s start is kept; SHA-256 of all of it:',
      code: report.serverTextSha256,
    });
  }
  if (report.errorId !== undefined) facts.push({ label: 'Error id', text: '', code: report.errorId });
  if (report.serverDate !== undefined)
    facts.push({ label: 'Server time', text: localTimeOf(report.serverDate) });
  if (report.clockSkewMs !== undefined) facts.push({ label: 'Clock', text: clockText(report.clockSkewMs) });
  return facts;
}

/** The user of this computer, and the API user whose session it was. */
function askedBy({ osUser, host, admin }: OrderReport['actor']): string {
  return admin === undefined ? `${osUser} on ${host}` : `${osUser} on ${host}, as ${admin}`;
}

function endFacts(report: OrderReport): Fact[] {
  const facts: Fact[] = [];
  if (report.durationMs !== undefined) {
    facts.push({
      label: 'Took',
      text: `${lengthOf(report.durationMs)}, ${counted(report.attempts, 'attempt')}`,
    });
  } else facts.push({ label: 'Attempts', text: countOf(report.attempts) });
  facts.push({ label: 'When', text: localTimeOf(report.at) });
  facts.push({ label: 'Asked by', text: askedBy(report.actor), look: 'verbatim' });
  const end = report.outcomeRecord;
  facts.push(
    end
      ? { label: 'Record', text: '', code: `#${countOf(end.seq)} · ${end.id}` }
      : {
          label: 'Record',
          text: 'The outcome is not recorded yet. The application tries again; until then, note it elsewhere. The order itself is',
          code: `#${countOf(report.intentRecord.seq)} · ${report.intentRecord.id}`,
          look: 'warning',
        },
  );
  if (report.tokenFingerprint !== undefined)
    facts.push({ label: 'Session', text: 'token', code: report.tokenFingerprint });
  if (report.repeatOf !== undefined) facts.push({ label: 'Repeats', text: 'order', code: report.repeatOf });
  return facts;
}

function closingFacts({ closed }: OrderReport): Fact[] {
  if (!closed) return [];
  const facts: Fact[] = [
    { label: 'Closed as', text: `${closedWords[closed.as]}, by ${closed.by}, ${localTimeOf(closed.at)}` },
  ];
  if (closed.note) facts.push({ label: 'Closing note', text: closed.note, look: 'verbatim' });
  return facts;
}

/** All that is known of an order, as it is shown and as it is copied. */
export function factsOf(report: OrderReport): readonly Fact[] {
  const { target, environment } = report;
  return [
    { label: 'Trader', text: target.name ?? 'no name known', code: target.userId },
    environment.baseUrl === undefined
      ? { label: 'Environment', text: `${environment.name}, a simulator inside the application` }
      : {
          label: 'Environment',
          text: environment.name,
          code: environment.baseUrl.replace(/^https:\/\//, ''),
        },
    ...(report.notes ? [{ label: 'Notes', text: report.notes, look: 'verbatim' as const }] : []),
    ...reasonFacts(report),
    ...serverFacts(report),
    ...endFacts(report),
    ...closingFacts(report),
  ];
}
