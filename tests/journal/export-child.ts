import { writeSync } from 'node:fs';
import { realDisk } from '../../src/main/audit/disk';
import type { ExportJob } from '../../src/main/audit/jobs/messages';
import { writeExport } from '../../src/main/audit/jobs/write-export';
import { segmentsIn } from '../../src/main/audit/segments';
import { readSigningKey } from '../../src/main/audit/seal/signing-key';
import { fileKeychain } from '../stand-ins/file-keychain';
import { formats } from './export-formats';

// Exports the same journal onto the same target again and again, each time in the next format.

/** Told to the parent at once: what a pipe has taken outlives the process. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

const [folder = '', cacheFolder = '', target = '', keys = '', journalId = '', verifier = '', first = ''] =
  process.argv.slice(2);
const item = await fileKeychain(keys).read(`audit-key/${journalId}`);
const key = item.kind === 'found' ? readSigningKey(journalId, item.secret) : undefined;
const spans = (await segmentsIn(realDisk, folder)).map((name) => ({ name }));

const jobFor = (format: ExportJob['format']): ExportJob => ({
  ...{ kind: 'export', folder, cacheFolder, spans, filter: {}, format, byteOrderMark: false, target },
  ...{ verifier, journalId, by: { osUser: 'dana', host: 'NG-DESK-07' }, version: '0.1.0' },
  at: '2026-11-24T21:15:00.000Z',
});

say('started');
for (let count = Number(first); ; count += 1) {
  const format = formats[count % formats.length] ?? 'csv';
  const exported = await writeExport(jobFor(format), {
    disk: realDisk,
    platform: process.platform,
    mayPlace: async () => undefined,
    signed: async (text) => key?.signText(text),
    progress: () => undefined,
  });
  say(`${format} ${exported.kind === 'written' ? exported.sha256 : JSON.stringify(exported)}`);
}
