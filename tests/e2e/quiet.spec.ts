import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentDoor } from '../stand-ins/doors';
import { expect, test } from './application';
import { launch, placeIn } from './launch';

test('the application connects to nobody by being started', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  // As the proxy for everything, this computer too, the door sees every connection that is tried.
  const door = await silentDoor();
  const switches = [`--proxy-server=127.0.0.1:${String(door.port)}`, '--proxy-bypass-list=<-loopback>'];
  const app = await launch(placeIn(folder), { switches });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  // Dictionaries were asked for within half a second of the start.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(door.connections()).toBe(0);
  // The door does see what is tried: this test can fail.
  await app.evaluate(({ session }) => void session.fromPartition('talks'));
  await expect.poll(() => door.connections()).toBeGreaterThan(0);
  await app.close();
  await door.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});
