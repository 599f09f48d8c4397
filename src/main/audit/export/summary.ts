import type { HistoryFilter } from '../../../contract/history';
import type { Outcome } from '../../../contract/lockouts';
import type { ChainEnds } from './journal-files';
import { signerOf, type BundleWords } from './manifest';
import { html } from './shown-text';
import { summaryStyle } from './summary-style';
import type { OrderLine, SummaryFacts } from './summary-tally';

/** A row of a table of facts; `value` is text. */
type Fact = readonly [name: string, value: string];

/** What each part of a filter is called; a new part does not compile without a name. */
const filterNames: Readonly<Record<keyof HistoryFilter, string>> = {
  from: 'From (UTC)',
  to: 'Before (UTC)',
  environmentIds: 'Environments',
  outcomes: 'Outcomes',
  kinds: 'Kinds of records',
  administrators: 'Administrators',
  traderId: 'Trader',
  reasons: 'Reasons',
  batchId: 'Batch',
  text: 'Text',
};

const outcomeNames: Readonly<Record<Outcome, string>> = {
  done: 'Done',
  refused: 'Refused',
  unknown: 'Unknown',
  'not-sent': 'Not sent',
};

const factTable = (facts: readonly Fact[]): string =>
  `<table class="facts">${facts
    .map(([name, value]) => `<tr><th scope="row">${html(name)}</th><td><bdi>${html(value)}</bdi></td></tr>`)
    .join('\n')}</table>`;

function filterFacts(filter: HistoryFilter): readonly Fact[] {
  const names = Object.keys(filterNames) as (keyof HistoryFilter)[];
  const given = names.flatMap((name): readonly Fact[] => {
    const value = filter[name];
    if (value === undefined) return [];
    return [[filterNames[name], typeof value === 'string' ? value : value.join(', ')]];
  });
  return given.length > 0 ? given : [['Filter', 'none: all records']];
}

function bundleFacts(words: BundleWords, facts: SummaryFacts, { first, last }: ChainEnds): readonly Fact[] {
  return [
    ['Journal', words.journalId],
    [
      'Signed by key',
      signerOf(words) ?? 'not signed: such a journal proves nothing against whoever can write it',
    ],
    ['Records shown', String(facts.records)],
    [
      'Times of the first and the last (UTC)',
      `${facts.firstAt ?? 'not known'} to ${facts.lastAt ?? 'not known'}`,
    ],
    ['Records enclosed, in whole files', `${String(first.seq)} to ${String(last.seq)}`],
    ['Hash of the last one enclosed', last.hash],
    [
      'Made',
      `${words.createdAt} by ${words.by.osUser} on ${words.by.host}, Lockout Desk ${words.app.version}`,
    ],
  ];
}

function countFacts({ orders, outcomes, withoutOutcome }: SummaryFacts): readonly Fact[] {
  const counts = Object.entries(outcomeNames).map(([outcome, name]): Fact => [
    name,
    String(outcomes[outcome as Outcome]),
  ]);
  return [['Orders', String(orders)], ...counts, ['No outcome recorded', String(withoutOutcome)]];
}

const cell = (text: string): string => `<td><bdi>${html(text)}</bdi></td>`;

function orderRow(order: OrderLine): string {
  const { outcome, reason = '', closedAs } = order;
  const result = outcome ? `${outcomeNames[outcome]}: ${reason}` : 'no outcome recorded';
  const trader = order.traderName === undefined ? order.traderId : `${order.traderId} ${order.traderName}`;
  const ending = closedAs === undefined ? result : `${result}; closed as ${closedAs}`;
  const cells = [String(order.seq), order.at, order.environment, trader, ending, order.by, order.notes];
  return `<tr>${cells.map(cell).join('')}</tr>`;
}

function orderTable({ orders, shown }: SummaryFacts): string {
  if (orders === 0) return '<p>No order is among the records.</p>';
  const heads = ['Record', 'Time (UTC)', 'Environment', 'Trader', 'Outcome', 'Administrator', 'Notes'];
  const left = orders - shown.length;
  const note =
    left > 0 ? `<p>The first ${String(shown.length)}; ${String(left)} more are in records.jsonl.</p>` : '';
  return `${note}<table class="orders"><thead><tr>${heads
    .map((head) => `<th scope="col">${head}</th>`)
    .join('')}</tr></thead>
<tbody>${shown.map(orderRow).join('\n')}</tbody></table>`;
}

const verifying = (words: BundleWords): string => `<h2>Verifying</h2>
<p>This page is a reading aid. What counts is enclosed beside it, and a computer with Node 20 or newer checks it:</p>
<pre>node lockout-desk-verify.mjs ${signerOf(words) === undefined ? '' : '--expect-key FINGERPRINT '}bundle.zip</pre>
<p>Take the verifier from a source that you trust rather than from this bundle, and the fingerprint from a note that was
made earlier and elsewhere, not from this page. README.txt says how to check by hand.</p>`;

const proving = `<h2>What it proves, and what not</h2>
<ul>
<li>It helps to meet duties of record-keeping; whether it meets them is for people to judge.</li>
<li>Where it verifies with a fingerprint noted elsewhere, no enclosed record was edited, removed from between the others,
inserted or reordered since it was signed, and this bundle was made by whoever holds the key.</li>
<li>It does not prove that a record says what happened, only that it was written and has stayed as it was. Times are
those of the computer that wrote.</li>
<li>Records before the first and after the last enclosed one are not part of it. That the filter shows all that it
should is said by the program that made it; whoever doubts it can search the enclosed segments.</li>
<li>It is tamper-evident, not tamper-proof: whoever also holds the keychain can rewrite everything.</li>
</ul>`;

/** The page for people: what the bundle holds and how it is verified. No script, nothing from elsewhere, all text escaped. */
export function summaryHtml(words: BundleWords, facts: SummaryFacts, ends: ChainEnds): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Lockout Desk: evidence of ${html(words.createdAt)}</title>
<style>${summaryStyle}</style>
</head>
<body>
<h1>Evidence from an audit journal</h1>
<p>Lockout Desk records each order to end a trader’s trading lockout before it is sent, and what came of it. This
bundle holds the records that a filter shows, and the whole files of the journal from the first to the last of them, with
records that the filter does not show, so that a stranger can verify that they are genuine.</p>
${factTable(bundleFacts(words, facts, ends))}
<h2>Filter</h2>
${factTable(filterFacts(words.filter))}
<h2>Orders by outcome</h2>
${factTable(countFacts(facts))}
${verifying(words)}
${proving}
<h2>Orders</h2>
${orderTable(facts)}
</body>
</html>
`;
}
