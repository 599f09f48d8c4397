import { describe, expect, it } from 'vitest';
import { MemoryFile } from '../../../tests/sessions/session-setting';
import { countsIn } from './sessions-file';

const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const bookOver = (file: MemoryFile, made = 0): ReturnType<typeof countsIn> =>
  countsIn(file, () => ids[made] ?? '');

describe('the file of counts', () => {
  it('keeps the device’s id from the first change on', async () => {
    const file = new MemoryFile();
    const book = bookOver(file);
    expect(await book.change((counts) => ({ ...counts, sessions: ['demo'] }))).toBeUndefined();
    expect(await bookOver(file, 1).read()).toMatchObject({ deviceId: ids[0], sessions: ['demo'] });
  });

  it.each(['', '{', '[]', '{"version":2}', '{"version":1,"deviceId":"mine"}'])(
    'that holds %j says nothing, and is replaced by the next change',
    async (text) => {
      const file = new MemoryFile();
      file.text = text;
      const book = bookOver(file);
      expect(await book.read()).toMatchObject({ deviceId: ids[0], attempts: [], sessions: [] });
      await book.change((counts) => ({ ...counts, keys: ['demo'] }));
      expect(await bookOver(file, 1).read()).toMatchObject({ deviceId: ids[0], keys: ['demo'] });
    },
  );

  it('is not written where nothing changed, and says why it could not be', async () => {
    const file = new MemoryFile();
    file.refuses = 'ENOSPC';
    const book = bookOver(file);
    expect(await book.change((counts) => counts)).toBeUndefined();
    expect(await book.change((counts) => ({ ...counts, keys: ['demo'] }))).toBe('ENOSPC');
    expect(await book.read()).toMatchObject({ keys: ['demo'] });
  });
});
