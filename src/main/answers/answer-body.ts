import { isLosslessNumber, stringify } from 'lossless-json';
import { asObject, readJsonObject } from './read-json';

/** An answer's body as text and, where it is one, as a JSON object. */
export interface AnswerBody {
  readonly text: string;
  readonly object?: Readonly<Record<string, unknown>>;
}

function strictText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads a body of any bytes; text that is no UTF-8 is shown with replacement characters and never read as JSON. */
export function readBody(bytes: Uint8Array): AnswerBody {
  const text = strictText(bytes);
  if (text === undefined) return { text: new TextDecoder().decode(bytes) };
  const object = readJsonObject(text);
  return object ? { text, object } : { text };
}

/** The server's `errorText`, or an empty text. */
export function errorTextOf(body: AnswerBody): string {
  const errorText = body.object?.['errorText'];
  return typeof errorText === 'string' ? errorText : '';
}

const wordsOf = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : (stringify(value) ?? '');
};

/** `constraint: description (value)`, without the parts that the server left out. */
function violationLine(violation: unknown): string {
  const { constraint, description, value } = asObject(violation) ?? {};
  const said = [wordsOf(constraint), wordsOf(description)].filter((word) => word !== '').join(': ');
  const about = wordsOf(value);
  return about === '' ? said : `${said} (${about})`.trimStart();
}

/** One line a violation, in the server's own words; empty where it gave none. */
export function violationsText(violations: readonly unknown[]): string {
  return violations
    .map(violationLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** A penalty's wait in whole seconds; undefined unless the server gave a number from 1 to 3600. */
export function penaltySeconds(time: unknown): number | undefined {
  if (!isLosslessNumber(time)) return undefined;
  const seconds = Number(time.toString());
  return seconds >= 1 && seconds <= 3600 ? Math.ceil(seconds) : undefined;
}
