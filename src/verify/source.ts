/** One file of a journal or a bundle. */
export interface SourceFile {
  readonly name: string;
  /** Its length when the source was opened; no more is read. */
  readonly bytes: number;
  /** So many bytes more were acknowledged by whoever writes it; absent: none. */
  readonly missing?: number;
  /**
   * Its bytes from the start in pieces of at most 1 MiB; a piece may be overwritten once the next one is asked for.
   * Throws what the system says where it can't be read.
   */
  readonly read: () => AsyncIterable<Buffer>;
}

/** What a source holds, until it is closed. */
export interface OpenSource {
  readonly kind: 'open';
  readonly files: readonly SourceFile[];
  readonly close: () => Promise<void>;
}

/** Why a source can't be used: it can't be read, or it is not what it has to be. */
export type SourceTrouble =
  | { readonly kind: 'unreadable'; readonly file: string; readonly code: string }
  | { readonly kind: 'broken'; readonly file: string; readonly expected: string; readonly found: string };

/** Where a journal is verified. */
export interface JournalSource {
  /** A bundle has a manifest that says where its records begin, and which keys there were before. */
  readonly form: 'folder' | 'bundle';
  readonly open: () => Promise<OpenSource | SourceTrouble>;
}

/** Reads a small file; undefined where it is longer than allowed. */
export async function wholeFile(file: SourceFile, most: number): Promise<Buffer | undefined> {
  if (file.bytes > most) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of file.read()) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** The system's word for a failure; undefined for a failure that is a bug. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
