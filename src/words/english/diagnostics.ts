import type { PreflightAnswer } from '../../contract/diagnostics';
import { slot, type Parts } from '../parts';

/** The page of diagnostics: the preflight of an environment, and the application's log. */
export const diagnostics = {
  title: 'Diagnostics',
  lede: 'What IT asks for when something does not work. Nothing here places an order or asks about a trader.',
  preflight: {
    title: ['Preflight of ', slot('environment')] satisfies Parts<'environment'>,
    ofPractice:
      'Practice opens no connection and asks nothing of the keychain, so that only the disk is looked at.',
    ofServer: [
      'One call to ',
      slot('address'),
      ' asks whose token it is; the keychain and the disk take a value each and give it back. It takes 15 seconds at most.',
    ] satisfies Parts<'address'>,
    run: 'Run preflight',
    /** On the button meanwhile. */
    running: 'Checking …',
    /** Said by a screen reader when it begins. */
    begins: 'Checking.',
    copy: 'Copy report',
    /** Why nothing was checked. */
    stops: {
      'environment-not-known':
        'This environment is no longer known. Nothing was checked or changed. Choose another environment.',
      'under-way':
        'A preflight is under way already. Nothing was changed. Wait for its end, then press again.',
    } satisfies Readonly<Record<Extract<PreflightAnswer, { kind: 'stopped' }>['why'], string>>,
  },
  /** The lines of a preflight as plain text for a ticket. */
  report: {
    title: (version: string, platform: string): string => `Lockout Desk ${version} on ${platform}: preflight`,
    environment: (name: string, id: string): string => `Environment: ${name} (${id})`,
    environmentAt: (name: string, id: string, address: string): string =>
      `Environment: ${name} (${id}), ${address}`,
    time: (utc: string): string => `Time (UTC): ${utc}`,
    /** `label` and `tone` are those of the page. */
    check: (label: string, tone: string, found: string): string =>
      `${label}: ${tone.toUpperCase()}. ${found}`,
  },
  log: {
    title: 'Log of the application',
    about:
      'Starts, calls, sessions, and what went wrong: no token, no key, no trader and no notes. It is not the journal, proves nothing, and the oldest lines go when it has filled five files.',
    refresh: 'Refresh',
    export: 'Export…',
    showFolder: 'Show folder',
    /** Of the lines themselves, for a screen reader. */
    lines: 'Last lines of the log',
    failed: (code: string): string =>
      `The log could not be written or read (${code}). Orders are not affected: the journal is kept apart. Free some disk space or ask IT to look at the folder.`,
    folder: ['In ', slot('folder')] satisfies Parts<'folder'>,
    folderWithMore: ['In ', slot('folder'), ', with older lines'] satisfies Parts<'folder'>,
    exported: (file: string, size: string): string => `${file} holds the whole log (${size}).`,
    exportFailed: (code: string): string =>
      code === 'journal-folder'
        ? 'That folder holds the files of a journal, which nothing else is put among. No copy was written. Choose another folder.'
        : `The copy could not be written (${code}). The log itself is unchanged. Choose another place, or free some disk space.`,
  },
};
