import { join } from 'node:path';
import { v } from '../../contract/schema';
import type { Disk } from './disk';
import { linesForward } from './lines-forward';
import { genuineLine } from './read-line';
import { MAX_LINE } from './record';

const openedSchema = v.object({ format: v.literal(1), journalId: v.string() });

/** The journal's id, as the very first record in its first segment gives it; undefined where that is none. */
export async function readJournalId(
  { disk, folder }: { readonly disk: Pick<Disk, 'openToRead'>; readonly folder: string },
  first: string,
): Promise<string | undefined> {
  const file = await disk.openToRead(join(folder, first));
  try {
    for await (const line of linesForward(file, MAX_LINE)) {
      const record = genuineLine(line)?.record;
      const data = v.safeParse(openedSchema, record?.data);
      return record?.seq === 1 && record.type === 'journal.opened' && data.success
        ? data.output.journalId
        : undefined;
    }
    return undefined;
  } finally {
    await file.close();
  }
}
