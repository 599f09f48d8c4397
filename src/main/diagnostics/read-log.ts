import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_LOG_BYTES, MAX_LOG_LINES } from '../../contract/diagnostics';
import { logFiles } from './log-sink';

const isNotThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The end of a text, of so many bytes in UTF-8 at most: a byte of a damaged file is read as a character of three. */
function lastBytes(text: string, most: number): string {
  const bytes = Buffer.from(text);
  let from = Math.max(0, bytes.length - most);
  // Not in the middle of a character.
  while (((bytes[from] ?? 0) & 0xc0) === 0x80) from += 1;
  return from === 0 ? text : bytes.toString('utf8', from);
}

/** The last bytes of a file, and how many there are before them; undefined where there is no such file. */
async function endOf(path: string, most: number): Promise<{ text: string; before: number } | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (isNotThere(error)) return undefined;
    throw error;
  });
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const before = Math.max(0, size - most);
    const bytes = new Uint8Array(size - before);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, before);
    const text = new TextDecoder().decode(bytes.subarray(0, bytesRead));
    const end = lastBytes(text, most);
    return { text: end, before: end === text ? before : Math.max(1, before) };
  } finally {
    await file.close();
  }
}

/** The end of the log, oldest line first, and whether there is more before it. Rejects with the system's error. */
export async function lastLines(
  folder: string,
): Promise<{ readonly lines: readonly string[]; readonly more: boolean }> {
  let text = '';
  let more = false;
  for (const name of logFiles) {
    const most = MAX_LOG_BYTES - Buffer.byteLength(text);
    const end = most > 0 ? await endOf(join(folder, name), most) : undefined;
    if (!end) {
      more ||= await isThere(join(folder, name));
      break;
    }
    // The first line of what was cut out of a file is a part of one.
    text = (end.before > 0 ? end.text.slice(end.text.indexOf('\n') + 1) : end.text) + text;
    more = end.before > 0;
    if (more) break;
  }
  const lines = text.split('\n').filter((line) => line !== '');
  return { lines: lines.slice(-MAX_LOG_LINES), more: more || lines.length > MAX_LOG_LINES };
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Writes the whole log into one file, oldest first, for this user alone; its size. Rejects with the system's error. */
export async function copyLog(folder: string, target: string): Promise<number> {
  const texts: Uint8Array[] = [];
  for (const name of logFiles.toReversed()) {
    const text = await readFile(join(folder, name)).catch((error: unknown) => {
      if (isNotThere(error)) return undefined;
      throw error;
    });
    if (text) texts.push(text);
  }
  const whole = Buffer.concat(texts);
  const part = `${target}.part`;
  try {
    await writeFile(part, whole, { mode: 0o600, flush: true });
    // What was there stays until the copy is whole.
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  return whole.length;
}
