import type { Verdict } from '../contract/proof';
import { fileFlaw, type PlacedFlaw } from './flaw';
import { systemCode, type JournalSource, type SourceFile, type SourceTrouble } from './source';
import { verifyFiles } from './verify-files';
import type { VerifyOptions } from './work';

/** A file could not be read to its end. */
class ReadFailure extends Error {
  constructor(
    readonly file: string,
    readonly code: string,
  ) {
    super(`${file}: ${code}`);
  }
}

/** The file, naming itself where reading fails. */
function named(file: SourceFile): SourceFile {
  const read = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* file.read();
    } catch (error) {
      const code = systemCode(error);
      throw code === undefined ? error : new ReadFailure(file.name, code);
    }
  };
  return { ...file, read };
}

const brokenVerdict = (wrong: PlacedFlaw): Verdict => ({ kind: 'broken', ...wrong });

function troubled(trouble: SourceTrouble): Verdict {
  if (trouble.kind === 'unreadable') return trouble;
  return brokenVerdict(fileFlaw(trouble.file, 'zip', trouble.expected, trouble.found));
}

function failed({ file, code }: ReadFailure): Verdict {
  // What can't be unpacked was changed; what can't be read says nothing of the journal.
  if (!/^Z(IP)?_/.test(code)) return { kind: 'unreadable', file, code };
  return brokenVerdict(fileFlaw(file, 'zip', 'data that can be unpacked', code));
}

/**
 * Verifies a journal's folder or an evidence bundle. Needs memory for a few pieces of 1 MiB, however long files or lines
 * are. Rejects only where it is aborted, or for a bug.
 */
export async function verifyJournal(source: JournalSource, options: VerifyOptions): Promise<Verdict> {
  const opened = await source.open();
  if (opened.kind !== 'open') return troubled(opened);
  try {
    const files = opened.files.map(named);
    const result = await verifyFiles(source.form, files, options);
    return 'kind' in result ? result : brokenVerdict(result);
  } catch (error) {
    if (error instanceof ReadFailure) return failed(error);
    throw error;
  } finally {
    await opened.close();
  }
}
