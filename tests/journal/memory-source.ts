import type { JournalSource } from '../../src/verify/source';
import type { Files } from './forge';

/**
 * Files in memory, given in pieces of so many bytes. All pieces share their bytes, as those of a real file may: whoever
 * keeps one finds the next one in it.
 */
export function memorySource(
  files: Files,
  form: JournalSource['form'] = 'folder',
  pieceBytes = 700,
): JournalSource {
  const read = async function* (bytes: Buffer): AsyncGenerator<Buffer> {
    const shared = Buffer.alloc(Math.min(pieceBytes, bytes.length));
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const length = bytes.copy(shared, 0, from, from + pieceBytes);
      yield shared.subarray(0, length);
      shared.fill(0);
    }
  };
  const open: JournalSource['open'] = () =>
    Promise.resolve({
      kind: 'open',
      files: [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, read: () => read(bytes) })),
      close: () => Promise.resolve(),
    });
  return { form, open };
}
