import { expect, it } from 'vitest';
import { lookMemory } from './look-memory';
import { parseLook } from './window-look';

function file(text?: string, replace?: () => Promise<void>) {
  const written: string[] = [];
  return {
    written,
    readNow: () => text,
    replace: async (next: string): Promise<void> => {
      await replace?.();
      written.push(next);
    },
  };
}

it('writes nothing until something changes', async () => {
  const kept = file();
  const memory = lookMemory(kept);
  memory.take({ state: 'normal', theme: 'system' });
  await memory.settled();
  expect(kept.written).toEqual([]);
  memory.take({ theme: 'dark' });
  await memory.settled();
  expect(kept.written).toHaveLength(1);
});

it('writes one after the other, and the newest last', async () => {
  let open = 0;
  const kept = file(undefined, async () => {
    open += 1;
    expect(open).toBe(1);
    await Promise.resolve();
    open -= 1;
  });
  const memory = lookMemory(kept);
  for (const width of [1000, 1001, 1002]) memory.take({ bounds: { x: 0, y: 0, width, height: 700 } });
  memory.take({ theme: 'dark' });
  await memory.settled();
  const last = parseLook(kept.written.at(-1));
  expect(last).toEqual({ bounds: { x: 0, y: 0, width: 1002, height: 700 }, state: 'normal', theme: 'dark' });
});

it('goes on where the disk refuses', async () => {
  const memory = lookMemory(file(undefined, () => Promise.reject(new Error('EROFS'))));
  memory.take({ theme: 'light' });
  await memory.settled();
  expect(memory.look().theme).toBe('light');
});
