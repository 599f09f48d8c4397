import { v7 } from 'uuid';
import { realDisk } from '../../src/main/audit/disk';
import { fileJournal } from '../../src/main/audit/file-journal';
import { openReader } from '../../src/main/audit/query/reader';

// Reads and opens a journal as the application does at its start; says what came of it, and what that took.

const [folder = '', cacheFolder = ''] = process.argv.slice(2);
const began = performance.now();
let last = began;
const took = (): number => {
  const [before, now] = [last, performance.now()];
  last = now;
  return Math.round(now - before);
};

const reader = openReader({ folder, cacheFolder, disk: realDisk, choose: () => [] });
const page = await reader.answer({ question: 'page', ask: { filter: {}, limit: 5 } });
const counts = await reader.answer({ question: 'counts', ask: { filter: {} } });
const text = await reader.answer({ question: 'page', ask: { filter: { text: 'nowhere' }, limit: 5 } });
const found = await reader.matching({});
let exported = 0;
if (found.kind === 'answer')
  for await (const { line } of found.value.lines()) exported += line.length > 0 ? 1 : 0;
const reading = took();
const journal = fileJournal({
  folder,
  actor: { osUser: 'dana', host: 'NG-DESK-07' },
  app: { version: '0.1.0', platform: process.platform },
  clock: () => new Date(),
  disk: realDisk,
  newId: () => v7(),
  platform: process.platform,
});
const state = await journal.open();
const opening = took();
await journal.close();
const seqs = page.kind === 'answer' ? page.value.rows.map(({ seq }) => seq) : page;
const rows = counts.kind === 'answer' ? counts.value.rows : counts;
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(
  JSON.stringify({ seqs, rows, exported, searched: text.kind, state, reading, opening, peak }),
);
