import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from './audit/disk';
import { appLog, type AppLog } from './diagnostics/app-log';
import { fileSink } from './diagnostics/log-sink';
import { diagnosticsAnswerers, type DiagnosticsSources } from './diagnostics-answerers';

let folder: string;
let log: AppLog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answers-'));
  const sink = fileSink(join(folder, 'log'));
  log = appLog({ sink, clock: () => new Date(), elapsed: () => 0, home: '/home/dana' });
  log.begin();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The answers over a log on disk; nothing of a preflight is asked here. */
function answers(target?: string, shown: string[] = []): ReturnType<typeof diagnosticsAnswerers> {
  const sources = {
    disk: realDisk,
    log,
    logFolder: join(folder, 'log'),
    clock: () => new Date('2026-11-25T14:30:00.000Z'),
    chooseLogTarget: async (suggestion: string) => target && join(target, suggestion),
    showFolder: (path: string) => void shown.push(path),
  };
  // The stand-in has the members that are used, and no more.
  return diagnosticsAnswerers(sources as unknown as DiagnosticsSources);
}

describe('the answers about the log', () => {
  it('have what was noted just now', async () => {
    log.note({ what: 'policy', state: 'missing', problems: 0 });
    expect(await answers().readLog({})).toEqual({
      kind: 'log',
      folder: join(folder, 'log'),
      lines: [expect.stringMatching(/ info policy state=missing problems=0$/)],
      more: false,
    });
  });

  it('export all of it to the file that was chosen', async () => {
    log.note({ what: 'ended' });
    const exported = await answers(folder).exportLog({});
    const file = join(folder, 'lockout-desk-20261125T143000Z.log');
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/ info ended\n$/);
    expect(exported).toEqual({ kind: 'exported', file, bytes: text.length });
  });

  it('write nothing where nobody chose a file, and say why where it can’t be written', async () => {
    log.note({ what: 'ended' });
    expect(await answers().exportLog({})).toEqual({ kind: 'cancelled' });
    expect(await answers(join(folder, 'gone')).exportLog({})).toEqual({ kind: 'failed', code: 'ENOENT' });
    expect(await readdir(folder)).toEqual(['log']);
  });

  it('are put among the files of no journal', async () => {
    log.note({ what: 'ended' });
    await writeFile(join(folder, 'segment-000001.jsonl'), 'kept');
    expect(await answers(folder).exportLog({})).toEqual({ kind: 'failed', code: 'journal-folder' });
    expect(await readdir(folder)).toEqual(['log', 'segment-000001.jsonl']);
  });

  it('show the folder of the log, whatever the page says', async () => {
    const shown: string[] = [];
    expect(await answers(undefined, shown).showLogFolder({})).toEqual({ kind: 'shown' });
    expect(shown).toEqual([join(folder, 'log')]);
  });
});
