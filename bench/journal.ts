import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureAppend } from './append';
import type { Figure } from './figures';
import { makeJournal } from './make-journal';
import { measureFirstPage, measureIndex, measureSearch } from './search';
import { measureVerify } from './verify';

// Makes the journals and measures what needs no window. Started by scripts/bench-journal.mjs with a folder, a count of
// records and the built application's reader; the journals stay for the window's part.
const [above = '', size = '', worker = ''] = process.argv.slice(2);
const records = Number(size);
const figures: Figure[] = [];

async function part(name: string, work: () => Promise<readonly Figure[]>): Promise<void> {
  console.log(`${name} ...`);
  figures.push(...(await work()));
}

const signed = join(above, 'signed');
await part('Making the journals', async () => {
  makeJournal(signed, records, { seed: 1, signed: true });
  makeJournal(join(above, 'whole'), records, { seed: 2 });
  makeJournal(join(above, 'tenth'), Math.ceil(records / 10), { seed: 3 });
  return [];
});
const place = { folder: signed, cacheFolder: join(above, 'index'), worker };
await part('Appending', () => measureAppend(above));
await part('Verifying', () => measureVerify(signed, records));
await part('Indexing', () => measureIndex(place, records));
await part('Reading the first page', () => measureFirstPage(place));
await part('Searching', () => measureSearch(place));
writeFileSync(join(above, 'figures-reader.json'), JSON.stringify(figures));
