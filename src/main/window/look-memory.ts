import { readFileSync } from 'node:fs';
import { noteFile, type NoteFile } from '../note-file';
import { lookText, parseLook, type WindowLook } from './window-look';

/** A small file that is read at once: the window waits for nothing. */
export interface LookFile extends Pick<NoteFile, 'replace'> {
  /** Undefined where there is none, or the disk refuses it. */
  readonly readNow: () => string | undefined;
}

/** The file on this computer's disk. */
export function lookFile(path: string): LookFile {
  return {
    readNow: () => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return undefined;
      }
    },
    replace: noteFile(path).replace,
  };
}

/** The window's look from one start to the next. */
export interface LookMemory {
  readonly look: () => WindowLook;
  /** Takes in what is new, and writes it by and by; a disk that refuses it costs the next start its place alone. */
  readonly take: (part: Partial<WindowLook>) => void;
  /** Resolves once nothing is left to be written. Never rejects. */
  readonly settled: () => Promise<void>;
}

/** Reads the file and keeps it current; one write at a time, the newest look last. */
export function lookMemory(file: LookFile): LookMemory {
  let look = parseLook(file.readNow());
  let written = lookText(look);
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    while (written !== lookText(look)) {
      written = lookText(look);
      await file.replace(written).catch(() => undefined);
    }
    writing = undefined;
  };
  return {
    look: () => look,
    take: (part) => {
      look = { ...look, ...part };
      if (written !== lookText(look)) writing ??= write();
    },
    settled: async () => writing,
  };
}
