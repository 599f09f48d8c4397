import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectProxy, type ConnectProxy } from '../stand-ins/doors';
import { expect } from './application';
import { test as onKeyDesk } from './key-desk';
import { reached, traced, waysAsked, type Traced } from './traced';
import { workingDay } from './working-day';

const test = onKeyDesk.extend<{ traces: Traced }, { distribution: Traced }>({
  distribution: [
    async ({}, use) => {
      const before = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
      const distribution = traced();
      // The driver asks the electron package, which asks this, once a worker; a worker of this fixture serves no other file.
      process.env['ELECTRON_OVERRIDE_DIST_PATH'] = distribution.distribution;
      await use(distribution);
      process.env['ELECTRON_OVERRIDE_DIST_PATH'] = before;
      distribution.remove();
    },
    { scope: 'worker' },
  ],
  traces: [
    async ({ distribution }, use) => {
      distribution.forget();
      await use(distribution);
    },
    { auto: true },
  ],
});
test.setTimeout(90_000);

/** Before each look-up Chromium asks the system whether there is a way to this address, to which it sends nothing. */
const isThereSix = '[2001:4860:4860::8888]:443';

/** Expects that nothing was reached, by the time that the last process had ended, but these addresses of this computer. */
async function expectReachedAlone({ lines }: Traced, ports: readonly number[]): Promise<void> {
  await expect.poll(() => lines().some((line) => line.includes('+++ exited with 0'))).toBe(true);
  const here = ['127.0.0.1', '[::1]'];
  const allowed = here.flatMap((host) => ports.map((port) => `${host}:${String(port)}`));
  expect(reached(lines()).filter((place) => !allowed.includes(place))).toEqual([]);
  // The trace does show what is reached.
  expect(reached(lines())).toContain(allowed[0]);
  const asked = [isThereSix, ...here.map((host) => `${host}:443`)];
  expect(waysAsked(lines()).filter((place) => !asked.includes(place))).toEqual([]);
}

test('a whole working day connects to the chosen host alone, and asks nobody for a name', async ({
  desk,
  server,
  traces,
}) => {
  await workingDay(desk, server);
  await expectReachedAlone(traces, [server.port]);
});

// Nobody but the proxy could look it up.
const elsewhere = 'stranger.example';
const behindProxy = test.extend<{ between: ConnectProxy }>({
  shows: 'stranger',
  between: async ({}, use) => {
    const proxy = await connectProxy();
    await use(proxy);
    await proxy.close();
  },
  layOut: async ({ layOut, between, server }, use) => {
    await use(async (folder) => {
      const outside = await layOut(folder);
      const baseUrl = `https://${elsewhere}:${String(server.port)}/v1`;
      const environments = [{ id: 'test-desk', name: 'Test Desk', kind: 'demo', baseUrl }];
      const proxy = { mode: 'given', server: `127.0.0.1:${String(between.port)}`, bypass: [] };
      const policy = { version: 1, enforced: { environments, proxy } };
      await writeFile(join(folder, 'policy', 'policy.json'), JSON.stringify(policy));
      return outside;
    });
  },
});

behindProxy(
  'behind the policy’s proxy it connects to that alone, and asks it for that host alone',
  async ({ desk, server, between, traces }) => {
    await workingDay(desk, server);
    await expectReachedAlone(traces, [between.port]);
    expect([...new Set(between.asked)]).toEqual([`CONNECT ${elsewhere}:${String(server.port)} HTTP/1.1`]);
  },
);
