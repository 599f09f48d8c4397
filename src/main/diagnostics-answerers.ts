import { dirname } from 'node:path';
import type { LogExportAnswer } from '../contract/diagnostics';
import { diskCode } from './audit/disk';
import { holdsJournal } from './audit/segments';
import type { Answerers } from './bridge/answer-question';
import { freeBytes } from './diagnostics/check-disk';
import { preflight, type PreflightTools } from './diagnostics/preflight';
import { copyLog, lastLines } from './diagnostics/read-log';
import type { Tools } from './tools';

/** The questions about the application's log and the preflight. */
export type DiagnosticsQuestion = 'runPreflight' | 'readLog' | 'exportLog' | 'showLogFolder';

/** What they are answered from. */
export interface DiagnosticsSources
  extends
    Omit<PreflightTools, 'disk'>,
    Pick<Tools, 'disk' | 'log' | 'logFolder' | 'chooseLogTarget' | 'showFolder'> {}

/** A name that says what it is and sorts by time: `lockout-desk-20261124T211500Z.log`. */
function suggestionFor(now: Date): string {
  return `lockout-desk-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.log`;
}

async function exportLog({
  disk,
  log,
  logFolder,
  chooseLogTarget,
  clock,
}: DiagnosticsSources): Promise<LogExportAnswer> {
  const file = await chooseLogTarget(suggestionFor(clock()));
  if (file === undefined) return { kind: 'cancelled' };
  // SECURITY: nothing takes the place of a journal's file.
  if (await holdsJournal(disk, dirname(file))) return { kind: 'failed', code: 'journal-folder' };
  await log.settled();
  try {
    return { kind: 'exported', file, bytes: await copyLog(logFolder, file) };
  } catch (error) {
    return { kind: 'failed', code: diskCode(error) };
  }
}

/** The answers about the log and the preflight. */
export function diagnosticsAnswerers(sources: DiagnosticsSources): Pick<Answerers, DiagnosticsQuestion> {
  const { log, logFolder: folder, showFolder } = sources;
  return {
    runPreflight: preflight({ ...sources, disk: { ...sources.disk, freeBytes } }),
    readLog: async () => {
      const refused = await log.settled();
      if (refused !== undefined) return { kind: 'failed', folder, code: refused };
      try {
        return { kind: 'log', folder, ...(await lastLines(folder)) };
      } catch (error) {
        return { kind: 'failed', folder, code: diskCode(error) };
      }
    },
    exportLog: () => exportLog(sources),
    showLogFolder: () => {
      showFolder(folder);
      return { kind: 'shown' };
    },
  };
}
