import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAnswer, type ReadAnswer } from './read-answer';

const answeredAt = new Date('2026-11-23T18:30:05.123Z');
const errorId = '3f1c9a52-7d0e-4b7a-9a55-0c4c6d2f8e11';

function read(status: number, body: string | Uint8Array): ReadAnswer {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return readAnswer({ kind: 'answer', status, headers: {}, bytes, complete: true }, answeredAt);
}

describe('what is kept of an answer', () => {
  it('keeps the status, but never one that is no whole number', () => {
    expect(read(500, '')).toHaveProperty('httpStatus', 500);
    expect(read(NaN, '')).not.toHaveProperty('httpStatus');
  });

  it('keeps a penalty ticket out of what is recorded', () => {
    const came = read(200, '{"p-ticket":"t-1","p-time":15,"p-captcha":true}');
    expect(JSON.stringify(came)).not.toContain('t-1');
  });

  it('finds the number of a fault of the server', () => {
    expect(read(500, `Internal Server Error, error id: ${errorId}`)).toHaveProperty('errorId', errorId);
    expect(read(500, 'Internal Server Error, error id: none')).not.toHaveProperty('errorId');
    expect(read(404, `error id: ${errorId}`)).not.toHaveProperty('errorId');
  });
});

describe('the server’s words', () => {
  const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
  const refusal = (errorText: string): ReadAnswer => read(200, JSON.stringify({ ok: false, errorText }));

  it('are kept whole up to 4096 bytes, without a hash', () => {
    const text = 'é'.repeat(2048);
    expect(refusal(text)).toHaveProperty('serverText', text);
    expect(refusal(text)).not.toHaveProperty('serverTextSha256');
  });

  it('are cut between characters and named by the hash of all of them', () => {
    const text = `a${'🙂'.repeat(2000)}`;
    expect(refusal(text)).toMatchObject({
      serverText: `a${'🙂'.repeat(1023)}`,
      serverTextSha256: sha256(text),
    });
  });

  it('are named by the hash of the body’s own bytes where they are the body', () => {
    const bytes = new Uint8Array(5000).fill(0xff);
    expect(read(502, bytes)).toMatchObject({
      serverText: '\ufffd'.repeat(1365),
      serverTextSha256: sha256(bytes),
    });
  });

  it('keep control characters and markup as they came', () => {
    expect(refusal('<b>\u0000\u001b[2J\u202e')).toHaveProperty('serverText', '<b>\u0000\u001b[2J\u202e');
  });

  it('are always text that can be written as UTF-8', () => {
    expect(read(200, '{"ok":false,"errorText":"\\ud800"}')).toHaveProperty('serverText', '\ufffd');
  });
});

describe('the server’s clock', () => {
  const withDate = (date: string): ReadAnswer =>
    readAnswer(
      { kind: 'answer', status: 429, headers: { date }, bytes: new Uint8Array(), complete: true },
      answeredAt,
    );

  it('is kept with how far this computer’s is ahead of it', () => {
    expect(withDate('Mon, 23 Nov 2026 18:30:00 GMT')).toMatchObject({
      serverDate: '2026-11-23T18:30:00.000Z',
      clockSkewMs: 5123,
    });
    expect(withDate('Mon, 23 Nov 2026 18:31:00 GMT')).toHaveProperty('clockSkewMs', -54_877);
  });

  it.each([
    '',
    '0',
    '2026-11-23',
    'Tue, 23 Nov 2026 18:30:00 GMT',
    'Invalid Date',
    'Mon, 23 Nov 2026 18:30:00 GMT, x',
  ])('is left out where the header is %o', (date) => {
    expect(withDate(date)).not.toHaveProperty('serverDate');
    expect(withDate(date)).not.toHaveProperty('clockSkewMs');
  });
});
