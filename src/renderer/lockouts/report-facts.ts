import type { OrderReport } from '../../contract/lockouts';
import { words } from '../../words/words';
import { lengthOf, localTimeOf } from '../ui/times';

const said = words.report;
const { labels } = said;

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
  if (Math.abs(skewMs) < 1000) return said.clockAgrees;
  const by = lengthOf(Math.abs(skewMs));
  return skewMs < 0 ? said.clockBehind(by) : said.clockAhead(by);
}

/** What the settings had the order say of its reason. */
function reasonFacts({ reasonCode, ticket, secondReason }: OrderReport): Fact[] {
  const facts: Fact[] = [];
  if (reasonCode !== undefined) facts.push({ label: labels.reason, text: '', code: reasonCode });
  if (ticket !== undefined) facts.push({ label: labels.ticket, text: ticket, look: 'verbatim' });
  if (secondReason !== undefined)
    facts.push({ label: labels.secondReason, text: secondReason, look: 'verbatim' });
  return facts;
}

function serverFacts(report: OrderReport): Fact[] {
  const { httpStatus, serverText, serverTextSha256, errorId, serverDate, clockSkewMs } = report;
  if (wasCutOff(report)) return [{ label: labels.serverSaid, text: said.notKnownHere }];
  const facts: Fact[] = [
    {
      label: labels.serverSaid,
      text: httpStatus === undefined ? said.noStatus : said.status(httpStatus),
    },
    serverText
      ? { label: labels.serverText, text: serverText, look: 'verbatim' }
      : { label: labels.serverText, text: said.noServerText },
  ];
  if (serverTextSha256 !== undefined)
    facts.push({ label: labels.cut, text: said.cut, code: serverTextSha256 });
  if (errorId !== undefined) facts.push({ label: labels.errorId, text: '', code: errorId });
  if (serverDate !== undefined) facts.push({ label: labels.serverTime, text: localTimeOf(serverDate) });
  if (clockSkewMs !== undefined) facts.push({ label: labels.clock, text: clockText(clockSkewMs) });
  return facts;
}

/** The user of this computer, and the API user whose session it was. */
function askedBy({ osUser, host, admin }: OrderReport['actor']): string {
  return admin === undefined ? said.user(osUser, host) : said.userAs(osUser, host, admin);
}

/** Whether the application ended under the order: then nothing but what its records say will ever be known here. */
const wasCutOff = ({ verdict, outcomeRecord }: OrderReport): boolean =>
  verdict.reason === 'application-ended' && outcomeRecord === undefined;

/** How long it took and how often it was sent; of one that was cut off neither is known. */
function courseFacts(report: OrderReport): Fact[] {
  const { durationMs, attempts } = report;
  if (wasCutOff(report)) return [];
  return durationMs === undefined
    ? [{ label: labels.attempts, text: said.attempts(attempts) }]
    : [{ label: labels.took, text: said.took(lengthOf(durationMs), attempts) }];
}

function endFacts(report: OrderReport): Fact[] {
  const { tokenFingerprint, repeatOf } = report;
  const end = report.outcomeRecord;
  const facts: Fact[] = [
    ...courseFacts(report),
    { label: labels.when, text: localTimeOf(report.at) },
    { label: labels.askedBy, text: askedBy(report.actor), look: 'verbatim' },
    end
      ? { label: labels.record, text: '', code: said.record(end.seq, end.id) }
      : {
          label: labels.record,
          text: wasCutOff(report) ? said.neverRecorded : said.unrecorded,
          code: said.record(report.intentRecord.seq, report.intentRecord.id),
          look: 'warning',
        },
  ];
  if (tokenFingerprint !== undefined)
    facts.push({ label: labels.session, text: said.token, code: tokenFingerprint });
  if (repeatOf !== undefined) facts.push({ label: labels.repeats, text: said.repeated, code: repeatOf });
  return facts;
}

function closingFacts({ closed }: OrderReport): Fact[] {
  if (!closed) return [];
  const as = words.outcomes.closedAs[closed.as];
  const facts: Fact[] = [
    { label: labels.closedAs, text: said.closedAs(as, closed.by, localTimeOf(closed.at)) },
  ];
  if (closed.note) facts.push({ label: labels.closingNote, text: closed.note, look: 'verbatim' });
  return facts;
}

/** All that is known of an order, as it is shown and as it is copied. */
export function factsOf(report: OrderReport): readonly Fact[] {
  const { target, environment } = report;
  return [
    { label: labels.trader, text: target.name ?? said.noName, code: target.userId, look: 'verbatim' },
    environment.baseUrl === undefined
      ? { label: labels.environment, text: said.simulator(environment.name) }
      : {
          label: labels.environment,
          text: environment.name,
          code: environment.baseUrl.replace(/^https:\/\//, ''),
        },
    ...(report.notes ? [{ label: labels.notes, text: report.notes, look: 'verbatim' as const }] : []),
    ...reasonFacts(report),
    ...serverFacts(report),
    ...endFacts(report),
    ...closingFacts(report),
  ];
}
