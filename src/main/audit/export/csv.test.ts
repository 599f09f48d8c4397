import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../../tests/journal/csv-rows';
import { csvHeader, csvOf } from './csv';
import type { MatchedLine } from './matched-line';

const encoder = new TextEncoder();
const lineOf = (seq: number, members: object): MatchedLine => ({
  seq,
  segment: 'segment-000001.jsonl',
  offset: 0,
  line: encoder.encode(JSON.stringify(members)),
});
const recordOf = (seq: number, type: string, data: object, more: object = {}): MatchedLine =>
  lineOf(seq, {
    v: 1,
    seq,
    id: `id-${String(seq)}`,
    at: '2026-11-23T18:30:05.123Z',
    type,
    actor: { osUser: 'dana', host: 'NG-DESK-07' },
    data,
    hash: 'f0'.repeat(32),
    ...more,
  });

async function csv(lines: readonly MatchedLine[], byteOrderMark = false): Promise<string> {
  const chunks: Uint8Array[] = [];
  const source = (async function* () {
    yield* lines;
  })();
  for await (const chunk of csvOf(source, byteOrderMark)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The rows as objects by column. */
async function cells(...lines: readonly MatchedLine[]): Promise<Record<string, string>[]> {
  const [head = [], ...rows] = rowsOf(await csv(lines));
  expect(head).toEqual(csvHeader);
  return rows.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(row.map((cell, index) => [head[index] ?? '', cell]));
  });
}

const environment = { id: 'live-1', name: 'Live, "main"', kind: 'live' };
const intent = (orderId: string, more: object = {}): object => ({
  orderId,
  environment,
  target: { userId: '9223372036854775807', name: 'Ünal, Ayşe', source: 'typed' },
  ...more,
});

describe('a table of records', () => {
  it('has a row a record, each column from its member', async () => {
    const [first, second, third] = await cells(
      recordOf(
        1,
        'order.intent',
        intent('o-1', {
          notes: 'called in',
          reasonCode: 'R1',
          ticket: 'T-9',
          secondReason: 'He called again.',
          batchId: 'b-1',
          tokenFingerprint: '0badcafe',
        }),
        { actor: { osUser: 'dana', host: 'NG-DESK-07', admin: 'api-dana' } },
      ),
      recordOf(2, 'order.outcome', {
        orderId: 'o-1',
        outcome: 'unknown',
        reason: 'no-answer',
        httpStatus: 504,
        serverText: 'x',
      }),
      recordOf(3, 'order.closed', { orderId: 'o-1', as: 'did-not', note: 'asked' }),
    );
    expect(first).toMatchObject({
      seq: '1',
      at: '2026-11-23T18:30:05.123Z',
      type: 'order.intent',
      environment_id: 'live-1',
      environment_name: 'Live, "main"',
      environment_kind: 'live',
      order_id: 'o-1',
      outcome: '',
      trader_id: '9223372036854775807',
      trader_name: 'Ünal, Ayşe',
      administrator: 'dana',
      host: 'NG-DESK-07',
      api_admin: 'api-dana',
      notes: 'called in',
      reason_code: 'R1',
      ticket: 'T-9',
      second_reason: 'He called again.',
      batch_id: 'b-1',
      token_fingerprint: '0badcafe',
      record_id: 'id-1',
      hash: 'f0'.repeat(32),
    });
    expect(second).toMatchObject({
      outcome: 'unknown',
      reason: 'no-answer',
      http_status: '504',
      server_text: 'x',
    });
    expect(third).toMatchObject({ closed_as: 'did-not', closing_note: 'asked' });
    expect(JSON.parse(third?.['data'] ?? '')).toEqual({ orderId: 'o-1', as: 'did-not', note: 'asked' });
  });

  it('names the trader and the environment in every record of an order', async () => {
    const rows = await cells(
      recordOf(1, 'order.intent', intent('o-1')),
      recordOf(2, 'order.penalty', { orderId: 'o-1', seconds: 5 }),
      recordOf(3, 'order.outcome', { orderId: 'o-1', outcome: 'unknown', reason: 'no-answer' }),
      recordOf(4, 'order.closed', { orderId: 'o-1', as: 'did-not' }),
      recordOf(5, 'order.outcome', { orderId: 'o-2', outcome: 'done' }),
    );
    expect(rows.map((row) => [row['trader_id'], row['environment_id']])).toEqual([
      ...Array.from({ length: 4 }, () => ['9223372036854775807', 'live-1']),
      ['', ''],
    ]);
  });

  it('takes the id of a session’s environment for what it is', async () => {
    const [row] = await cells(recordOf(1, 'session.saved', { environment: 'live-1', how: 'pasted' }));
    expect(row).toMatchObject({ environment_id: 'live-1', environment_name: '', trader_id: '', notes: '' });
  });

  it('keeps a line that is no record, or one whose members are not what they should be', async () => {
    const rows = await cells(
      { seq: 7, segment: 's', offset: 0, line: encoder.encode('=not, "json"') },
      lineOf(8, { seq: 'eight', data: null, actor: [] }),
      lineOf(9, { seq: 9, data: { __proto__: null, environment: 5, target: 'x', orderId: {} } }),
    );
    expect(rows.map(({ seq }) => seq)).toEqual(['7', 'eight', '9']);
    expect(rows[0]?.['data']).toBe(`'=not, "json"`);
  });

  it('keeps a record that is nested deeper than JSON can be written', async () => {
    const text = `{"seq":1,"data":{"notes":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`;
    const rows = await cells(
      { seq: 1, segment: 's', offset: 0, line: encoder.encode(text) },
      recordOf(2, 'test.note', {}),
    );
    expect(rows.map(({ seq }) => seq)).toEqual(['1', '2']);
    expect(rows[0]?.['data']).toBe(text);
  });

  it('ends each row in CRLF, and begins with a byte order mark only where it is asked for', async () => {
    const line = recordOf(1, 'test.note', {});
    expect(await csv([line])).toMatch(/^seq,at,type,.*,data\r\n1,.*\r\n$/);
    expect((await csv([line], true)).startsWith('\uFEFFseq,')).toBe(true);
    expect(await csv([])).toBe('');
  });
});
