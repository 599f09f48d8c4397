import type { PreflightAnswer } from '../../contract/diagnostics';
import { words } from '../../words/words';
import { rowsOf, summaryOf } from './findings';

/** A preflight that was made. */
export type Checked = Extract<PreflightAnswer, { kind: 'checked' }>;

/** A preflight as plain text for a ticket: no token, nobody's name, no folder of the user's. */
export function preflightText(
  { at, environment, checks }: Checked,
  about: { readonly version: string; readonly platform: string },
): string {
  const { report } = words.diagnostics;
  const { id, name, baseUrl } = environment;
  const rows = rowsOf(checks, at);
  return [
    report.title(about.version, about.platform),
    baseUrl === undefined ? report.environment(name, id) : report.environmentAt(name, id, baseUrl),
    report.time(at),
    summaryOf(rows),
    '',
    ...rows.flatMap(({ label, tone, text, now }) => [
      report.check(label, words.checks.tones[tone], text),
      ...(now === undefined ? [] : [`    ${now}`]),
    ]),
  ].join('\n');
}
