import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasons } from '../../contract/lockouts';
import type { Response } from '../https/exchange';
import { readAnswer, type ReadAnswer } from './read-answer';

const now = new Date('2026-11-23T18:30:05.123Z');

const status = fc.oneof(
  { weight: 5, arbitrary: fc.constant(200) },
  fc.integer({ min: 100, max: 599 }),
  fc.constantFrom(NaN, Infinity, 0, -1, 999, 200.5, 2 ** 53),
);

/** Values that a hostile or broken server may give a member. */
const value = fc.oneof(
  fc.constantFrom(
    'true',
    'true',
    'true',
    'false',
    'null',
    '""',
    '"t"',
    '0',
    '15',
    '15.5',
    '1e999',
    '3601',
    '[]',
    '[{}]',
  ),
  fc.constantFrom(
    '[{"constraint":"c","value":1,"description":"d"}]',
    '{"ok":true}',
    '"true"',
    '"\\ud800"',
    '',
  ),
  fc.json(),
);
const name = fc.constantFrom(
  'ok',
  'ok',
  'ok',
  'errorText',
  'p-ticket',
  'p-time',
  'p-captcha',
  'violations',
  '__proto__',
  'x',
);
const members = fc.array(fc.tuple(name, value), { maxLength: 5 });

const objectText = members.map((all) => `{${all.map(([key, json]) => `"${key}":${json}`).join(',')}}`);
const text = fc.oneof(
  { weight: 6, arbitrary: objectText },
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.tuple(objectText, fc.nat({ max: 60 })).map(([all, length]) => all.slice(0, length)),
);
const bytes = fc.oneof(
  { weight: 6, arbitrary: text.map((all) => new TextEncoder().encode(all)) },
  fc.uint8Array({ maxLength: 10_000 }),
);
const headers = fc.dictionary(
  fc.oneof(fc.constantFrom('date', 'content-type', 'content-length'), fc.string()),
  fc.oneof(fc.constant('Mon, 23 Nov 2026 18:30:00 GMT'), fc.string()),
);

const response: fc.Arbitrary<Response> = fc.record({
  kind: fc.constant('answer' as const),
  status,
  headers,
  bytes,
  complete: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
});

/** The same promise by another way: the platform's own parser and UTF-8 check. */
function mayBeDone(came: Response): boolean {
  if (came.kind === 'failure' || came.status !== 200 || !came.complete || !isUtf8(came.bytes)) return false;
  try {
    const body: unknown = JSON.parse(
      Buffer.from(came.bytes)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
    const own = new Map<string, unknown>(Object.entries(body));
    const errorText = own.get('errorText') ?? '';
    const against = [own.get('p-ticket') ?? null, own.get('violations') ?? null].some(
      (said) => said !== null,
    );
    return own.get('ok') === true && !against && typeof errorText === 'string';
  } catch {
    return false;
  }
}

const isListed = (came: ReadAnswer): boolean =>
  came.kind === 'penalty' ||
  (reasons[came.verdict.outcome] as readonly string[]).includes(came.verdict.reason);

const isDone = (came: ReadAnswer): boolean => came.kind === 'verdict' && came.verdict.outcome === 'done';

/** All that can be asked of any answer at once. */
function promisesHold(came: Response): void {
  const read = readAnswer(came, now);
  if (isDone(read)) expect(mayBeDone(came)).toBe(true);
  expect(isListed(read)).toBe(true);
  expect(Buffer.byteLength(read.serverText ?? '', 'utf8')).toBeLessThanOrEqual(4096);
  expect((read.serverText ?? '').isWellFormed()).toBe(true);
  expect(JSON.parse(JSON.stringify(read))).toEqual(read);
  if (read.kind === 'penalty') {
    expect(Number.isInteger(read.seconds) && read.seconds >= 1 && read.seconds <= 3600).toBe(true);
    expect(read.ticket).not.toBe('');
  }
}

describe('any answer at all', () => {
  it('never throws, is done only where nothing speaks against it, and keeps a bounded text', () => {
    fc.assert(fc.property(response, promisesHold), { numRuns: 2000 });
  });

  it('is done for every plain ok: true, whatever else the object holds', () => {
    const rest = fc.dictionary(
      fc.string().filter((key) => !['ok', 'errorText', 'p-ticket', 'violations'].includes(key)),
      fc.jsonValue({ maxDepth: 4 }),
    );
    fc.assert(
      fc.property(rest, (more) => {
        const body = new TextEncoder().encode(JSON.stringify({ ...more, ok: true }));
        expect(
          isDone(readAnswer({ kind: 'answer', status: 200, headers: {}, bytes: body, complete: true }, now)),
        ).toBe(true);
      }),
    );
  });

  it('is never done where a member is named twice', () => {
    fc.assert(
      fc.property(members, name, value, value, (all, twice, one, other) => {
        const pairs = [...all, [twice, one], ['ok', 'true'], [twice, other]];
        const body = new TextEncoder().encode(
          `{${pairs.map(([key, json]) => `"${key}":${json}`).join(',')}}`,
        );
        expect(
          isDone(readAnswer({ kind: 'answer', status: 200, headers: {}, bytes: body, complete: true }, now)),
        ).toBe(false);
      }),
    );
  });
});

/** As much as an answer may hold, and the most that is still read as JSON. */
const sizes = [1024 * 1024, 256 * 1024];

describe.each(sizes)('a hostile body of %d bytes', (size) => {
  const filled = (unit: string, start = '', end = ''): string =>
    start + unit.repeat(Math.floor((size - start.length - end.length) / unit.length)) + end;

  it.each([
    ['open brackets', filled('[')],
    ['open objects', filled('{"a":')],
    ['open quotes', filled('"')],
    ['backslashes', filled('\\', '"')],
    ['names and spaces', filled('"a" ')],
    ['spaces', filled(' ')],
    ['spaces after a name', filled(' ', '{"ok"', ':true,"ok":true}')],
    ['digits', filled('9', '{"p-ticket":"t","p-time":', '}')],
    ['a long error text', filled('a', '{"ok":false,"errorText":"', '"}')],
    ['escapes', filled('\\u0041', '{"ok":false,"errorText":"', '"}')],
    ['violations', filled('{"constraint":"c"},', '{"violations":[', '{}]}')],
    ['equal names', filled('"a":1,', '{', '"ok":true}')],
    ['bytes that are no UTF-8', Buffer.alloc(size, 0xff)],
  ])('of %s is read in less than 200 ms, and is not done', (_what, body) => {
    const all = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const answer: Response = { kind: 'answer', status: 200, headers: {}, bytes: all, complete: true };
    const started = performance.now();
    const read = readAnswer(answer, now);
    expect(performance.now() - started).toBeLessThan(200);
    expect(isDone(read)).toBe(false);
  });
});

describe('an answer that is only large', () => {
  it.each([
    ['many members', Array.from({ length: 20_000 }, (_, at) => `"k${String(at)}":1`).join(',')],
    ['deep nesting', `"a":${'['.repeat(31)}${']'.repeat(31)}`],
  ])('is still read: %s', (_what, rest) => {
    const body = new TextEncoder().encode(`{"ok":true,${rest}}`);
    const read = readAnswer({ kind: 'answer', status: 200, headers: {}, bytes: body, complete: true }, now);
    expect(isDone(read)).toBe(true);
  });
});
