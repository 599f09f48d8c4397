import { writeSync } from 'node:fs';
import { v7 } from 'uuid';
import { realDisk, type AppendFile, type Disk } from '../../src/main/audit/disk';
import { fileJournal } from '../../src/main/audit/file-journal';

/** Told to the parent at once: what a pipe has taken outlives the process. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

/** Writes a record in many small pieces, so that a kill tears it far more often than one write would be torn. */
function inPieces(file: AppendFile): AppendFile {
  return {
    ...file,
    write: async (bytes) => {
      let written = 0;
      while (written < bytes.length) {
        const piece = 1 + Math.floor(Math.random() * 200);
        written += await file.write(bytes.subarray(written, written + piece));
      }
      return written;
    },
  };
}

const [folder = '', segmentBytes = '', way = ''] = process.argv.slice(2);
const disk: Disk =
  way === 'in-pieces'
    ? {
        ...realDisk,
        create: async (path) => inPieces(await realDisk.create(path)),
        openToAppend: async (path) => inPieces(await realDisk.openToAppend(path)),
      }
    : realDisk;

const journal = fileJournal({
  folder,
  actor: { osUser: 'dana', host: 'NG-DESK-07' },
  app: { version: '0.1.0', platform: process.platform },
  clock: () => new Date(),
  disk,
  newId: () => v7(),
  platform: process.platform,
  segmentBytes: Number(segmentBytes),
});

say('started');
const state = await journal.open();
say(state.kind);
for (let count = 0; state.kind === 'open'; count += 1) {
  const text = 'é'.repeat(Math.floor(Math.random() * 600));
  const appended = await journal.append({ type: 'test.note', data: { count, text } });
  say(appended.kind === 'recorded' ? `${String(appended.seq)} ${appended.id}` : 'not-recorded');
}
