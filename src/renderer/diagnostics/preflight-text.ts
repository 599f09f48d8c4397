import type { PreflightAnswer } from '../../contract/diagnostics';
import { toneWords } from './check';
import { rowsOf, summaryOf } from './findings';

/** A preflight that was made. */
export type Checked = Extract<PreflightAnswer, { kind: 'checked' }>;

/** A preflight as plain text for a ticket: no token, nobody's name, no folder of the user's. */
export function preflightText(
  { at, environment, checks }: Checked,
  about: { readonly version: string; readonly platform: string },
): string {
  const { id, name, baseUrl } = environment;
  const rows = rowsOf(checks, at);
  return [
    `Lockout Desk ${about.version} on ${about.platform}: preflight`,
    `Environment: ${name} (${id})${baseUrl === undefined ? '' : `, ${baseUrl}`}`,
    `Time (UTC): ${at}`,
    summaryOf(rows),
    '',
    ...rows.flatMap(({ label, tone, text, now }) => [
      `${label}: ${toneWords[tone].toUpperCase()}. ${text}`,
      ...(now === undefined ? [] : [`    ${now}`]),
    ]),
  ].join('\n');
}
