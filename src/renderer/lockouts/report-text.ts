import { MAX_COPY } from '../../contract/bridge';
import type { OrderReport } from '../../contract/lockouts';
import { words } from '../../words/words';
import { factsOf } from './report-facts';
import { sentenceOf } from './sentences';

const { copied } = words.report;
const { names, steps: stepWords } = words.outcomes;

/** All of a report as plain text, times in UTC beside the local ones, for a message or a ticket. */
export function reportText(report: OrderReport): string {
  const { verdict, serverDate } = report;
  const sentence = sentenceOf(report);
  const facts = factsOf(report).map(
    (fact) => `${fact.label}: ${[fact.text, fact.code].filter(Boolean).join(' · ')}`,
  );
  const serverTime = serverDate === undefined ? [] : [copied.serverTime(serverDate)];
  const steps = report.steps.map((step) => `${step.at}  ${stepWords[step.what]}`);
  const text = [
    `${names[verdict.outcome].toLocaleUpperCase(words.locale)} (${verdict.reason})`,
    [sentence.title, sentence.whatNow, ...sentence.aside].join('\n'),
    [...facts, copied.order(report.orderId), copied.time(report.at), ...serverTime].join('\n'),
    [copied.steps, ...steps].join('\n'),
  ].join('\n\n');
  return text.slice(0, MAX_COPY);
}
