import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closed, done, intent, unknown } from '../../../../tests/journal/order-samples';
import {
  exportedJournal,
  type ExportedJournal,
  type Sample,
} from '../../../../tests/journal/exported-journal';
import type { HistoryFilter } from '../../../contract/history';
import { readmeOf } from './readme';
import { html } from './shown-text';
import { summaryHtml } from './summary';
import { ORDERS_SHOWN, summaryTally, type SummaryFacts } from './summary-tally';

const ends = {
  first: { seq: 1, prev: '0'.repeat(64) },
  last: { seq: 9, hash: 'a'.repeat(64) },
};

async function tallied(journal: ExportedJournal): Promise<SummaryFacts> {
  const tally = summaryTally();
  let records = 0;
  for await (const line of tally.passing(journal.lines())) records += line.seq > 0 ? 1 : 0;
  expect(tally.facts().records).toBe(records);
  return tally.facts();
}

async function pageOf(samples: readonly Sample[], filter: HistoryFilter = {}): Promise<string> {
  const journal = exportedJournal(samples, 10_000);
  try {
    return summaryHtml(journal.words({ filter }), await tallied(journal), ends);
  } finally {
    journal.end();
  }
}

const hostile = '</td><script>alert(1)</script>]]>"\'&amp; \u202Egnp.exe\u0007\u0000\u2066\r\nnext';

describe('the summary', () => {
  it('counts each order once, by its first outcome, and says how an unknown was closed', async () => {
    const page = await pageOf([
      ['order.intent', intent('o-1')],
      ['order.outcome', done('o-1')],
      ['order.outcome', unknown('o-1')],
      ['order.intent', intent('o-2')],
      ['order.outcome', unknown('o-2')],
      ['order.closed', closed('o-2')],
      ['order.intent', intent('o-3')],
      ['order.intent', { orderId: 'o-4', operation: 'something else' }],
      ['session.saved', { environment: 'practice' }],
    ]);
    const row = (name: string, value: string): string =>
      `<tr><th scope="row">${name}</th><td><bdi>${value}</bdi></td></tr>`;
    for (const [name, value] of [
      ['Records shown', '9'],
      ['Orders', '3'],
      ['Done', '1'],
      ['Refused', '0'],
      ['Unknown', '1'],
      ['Not sent', '0'],
      ['No outcome recorded', '1'],
      ['Filter', 'none: all records'],
    ] as const) {
      expect(page).toContain(row(name, value));
    }
    expect(page).toContain('Unknown: no-answer; closed as did-not');
    expect(page).toContain('no outcome recorded');
    expect(page.match(/<tr><td>/g)).toHaveLength(3);
  });

  it('shows the oldest 5,000 orders and says how many more there are', async () => {
    const samples = Array.from({ length: ORDERS_SHOWN + 3 }, (_, index): readonly Sample[] => [
      ['order.intent', intent(`o-${String(index)}`)],
      ['order.outcome', done(`o-${String(index)}`)],
    ]).flat();
    const page = await pageOf(samples);
    expect(page.match(/<tr><td>/g)).toHaveLength(ORDERS_SHOWN);
    expect(page).toContain('The first 5000; 3 more are in records.jsonl.');
    expect(page).toContain('<tr><th scope="row">Done</th><td><bdi>5003</bdi></td></tr>');
    expect(page).not.toContain('no outcome recorded');
  });

  it('shows the words of strangers as text, whatever they are', async () => {
    const page = await pageOf(
      [
        [
          'order.intent',
          intent('o-1', {
            environment: { id: 'x', name: hostile, kind: 'live' },
            target: { userId: '1001', name: hostile, source: 'typed' },
            notes: hostile,
          }),
        ],
      ],
      { text: hostile, administrators: [hostile] },
    );
    expect(page.match(/<script/gi)).toBeNull();
    expect(page).not.toMatch(/[\u0000\u0007\u202E\u2066\r]/);
    const shown =
      '&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&quot;&#39;&amp;amp; [U+202E]gnp.exe[U+0007][U+0000][U+2066]\nnext';
    expect(page.split(shown)).toHaveLength(6);
  });

  it('has no text that leaves its place, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = html(text);
        expect(shown).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        expect(shown).not.toMatch(/(?![\t\n])\p{Cc}/u);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('loads nothing, runs nothing, and promises no compliance', async () => {
    const page = await pageOf([['order.intent', intent('o-1')]]);
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(page).not.toMatch(/<(script|img|link|iframe|object|form|a)\b|\son\w+=|url\(|@import|https?:/i);
    expect(page).not.toMatch(/compliant/i);
    expect(page).toContain('helps to meet');
  });

  it('closes every element that it opens', async () => {
    const page = await pageOf([['order.intent', intent('o-1')]]);
    const open: string[] = [];
    for (const [, end, name] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (name === undefined || name === 'meta') continue;
      if (end === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});

it('README.txt lets no name begin a line of its own', () => {
  const journal = exportedJournal([['test.note', {}]], 1);
  const by = { osUser: 'dana\nVerified: yes\u001b[2J', host: 'H' };
  const text = readmeOf(journal.words({ by }), ends);
  journal.end();
  expect(text).toContain('by dana Verified: yes[U+001B][2J.');
  expect(text).not.toMatch(/^Verified/m);
});
