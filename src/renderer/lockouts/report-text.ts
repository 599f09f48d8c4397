import { MAX_COPY } from '../../contract/bridge';
import type { OrderReport } from '../../contract/lockouts';
import { outcomeWords, stepWords } from './outcomes';
import { factsOf } from './report-facts';
import { sentenceOf } from './sentences';

/** All of a report as plain text, times in UTC beside the local ones, for a message or a ticket. */
export function reportText(report: OrderReport): string {
  const sentence = sentenceOf(report);
  const facts = factsOf(report).map(
    (fact) => `${fact.label}: ${[fact.text, fact.code].filter(Boolean).join(' · ')}`,
  );
  const serverTime = report.serverDate === undefined ? [] : [`Server time (UTC): ${report.serverDate}`];
  const steps = report.steps.map((step) => `${step.at}  ${stepWords[step.what]}`);
  const text = [
    `${outcomeWords[report.verdict.outcome].word.toUpperCase()} (${report.verdict.reason})`,
    [sentence.title, sentence.whatNow, ...sentence.aside].join('\n'),
    [...facts, `Order: ${report.orderId}`, `Time (UTC): ${report.at}`, ...serverTime].join('\n'),
    ['The way it went (UTC):', ...steps].join('\n'),
  ].join('\n\n');
  return text.slice(0, MAX_COPY);
}
