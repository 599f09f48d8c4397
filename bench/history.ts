import { join } from 'node:path';
import { makeJournal } from './make-journal';

// Makes the journal that the window's history is measured with. Started by scripts/bench-history.mjs with a folder and a
// count of records.
const [above = '', size = ''] = process.argv.slice(2);
makeJournal(join(above, 'whole'), Number(size), { seed: 2 });
