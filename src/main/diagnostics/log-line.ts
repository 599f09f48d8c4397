import type { LogEvent } from './log-events';
import { redacted } from './redact';

type Level = 'info' | 'warn' | 'error';
type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** A line holds so many characters of one value at most, and of a bug's words. */
const MAX_VALUE = 300;
const MAX_WORDS = 4_000;

/** A value as one word, or as JSON where it isn't one; characters that could move or hide text are spelled out. */
function shown(value: string): string {
  if (/^[\x21\x23-\x3c\x3e-\x7e]+$/.test(value)) return value;
  return JSON.stringify(value).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The start of a long text, up to a blank: a token that was cut in two could no longer be told for one. */
function startOf(words: string): string {
  return words.length <= MAX_WORDS ? words : words.slice(0, MAX_WORDS).replace(/\S+$/, '...');
}

/** A path of ours, in which an address of the policy's could still hold something. */
function withoutSecrets(path: string, home: string): string {
  return path
    .split('/')
    .map((part) => redacted(part, home))
    .join('/');
}

function callFields(event: Extract<LogEvent, { what: 'call' }>, home: string): Fields {
  const { method, host, ms, came } = event;
  const fields = { method, host, path: withoutSecrets(event.path, home), ms };
  return typeof came === 'string'
    ? { ...fields, failure: came }
    : { ...fields, status: came.status, complete: came.complete };
}

function fieldsOf(event: LogEvent, home: string): Fields {
  switch (event.what) {
    case 'call':
      return callFields(event, home);
    case 'fault': {
      const { reference, question, words } = event;
      return { reference, question, words: redacted(startOf(words), home) };
    }
    default: {
      const { what: _what, ...fields } = event;
      return fields;
    }
  }
}

const quietChanges: readonly string[] = ['saved', 'forgotten', 'resumed'];
const goodJournals: readonly string[] = ['open', 'opening', 'not-there'];

function levelOf(event: LogEvent): Level {
  switch (event.what) {
    case 'fault':
      return 'error';
    case 'keychain':
    case 'refused':
      return 'warn';
    case 'call':
      return typeof event.came === 'string' || event.came.status >= 400 ? 'warn' : 'info';
    case 'session':
      return quietChanges.includes(event.change) ? 'info' : 'warn';
    case 'renewal':
      return event.came === 'renewed' ? 'info' : 'warn';
    case 'sign-in':
      return event.came === 'signed-in' ? 'info' : 'warn';
    case 'policy':
      return event.problems > 0 ? 'warn' : 'info';
    case 'journal':
      return goodJournals.includes(event.state) ? 'info' : 'warn';
    default:
      return 'info';
  }
}

/**
 * An event as one line of visible ASCII, with its end: `2026-11-25T14:30:00.000Z info call method=GET host=…`. `home` is
 * the user's folder, which is not named.
 */
export function lineOf(event: LogEvent, at: Date, home: string): string {
  const fields = Object.entries(fieldsOf(event, home)).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const most = name === 'words' ? MAX_WORDS : MAX_VALUE;
    return [`${name}=${shown(String(value).slice(0, most))}`];
  });
  return `${[at.toISOString(), levelOf(event), event.what, ...fields].join(' ')}\n`;
}
