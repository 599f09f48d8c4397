import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, type ElectronApplication } from '@playwright/test';
import { build } from 'vite';
import type { Request } from '../../../src/main/https/exchange';
import { apiServer, type ApiServer } from '../../stand-ins/api-server';
import { makeCertificates, trustIn, type Certificates } from '../../stand-ins/certificates';
import { launch, placeIn } from '../launch';
import type { Heard, Options } from './main';

export { expect } from '@playwright/test';

/** Electron with the exchange alone, and what servers show it. */
export interface Wire {
  readonly app: ElectronApplication;
  readonly certificates: Certificates;
  readonly send: (request: Request, options?: Options) => Promise<Heard>;
}

/** Builds the entry of these tests, which the product has no part in. */
async function buildEntry(name: string): Promise<string> {
  const repository = fileURLToPath(new URL('../../../', import.meta.url));
  const folder = join(repository, 'out-test', name);
  await build({
    configFile: false,
    root: repository,
    logLevel: 'error',
    build: {
      ssr: 'tests/e2e/wire/main.ts',
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { external: ['electron'], output: { entryFileNames: 'main.js' } },
    },
  });
  const manifest = { name: 'wire', version: '0.0.0', type: 'module', main: 'main.js' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

export const sendIn =
  (app: ElectronApplication): Wire['send'] =>
  (request, options = {}) =>
    app.evaluate((_electron, [sent, chosen]) => globalThis.send(sent, chosen), [request, options] as const);

/** `outcome`, as one line. */
export const inWords = (heard: Heard): string =>
  heard.kind === 'failure'
    ? heard.failure
    : `${String(heard.status)} ${heard.text}${heard.complete ? '' : ', cut'}`;

/** An order as the desk sends it. */
export const orderTo = (url: string, body = '{"userId":1}'): Request => ({
  method: 'POST',
  url: `${url}/v1/user/expireuserlockout`,
  headers: {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    Authorization: 'Bearer secret-token',
  },
  body,
});

interface WorkerFixtures {
  readonly entry: string;
  readonly wire: Wire;
}

/** One Electron for all tests of a worker, a server of its own for each. */
export const test = base.extend<{ server: ApiServer; strangerToAll: Wire['send'] }, WorkerFixtures>({
  entry: [
    async ({}, use, { workerIndex }) => use(await buildEntry(`wire-${String(workerIndex)}`)),
    { scope: 'worker' },
  ],
  wire: [
    async ({ entry }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'wire-'));
      const place = placeIn(folder);
      await mkdir(place.home, { recursive: true });
      const certificates = await makeCertificates(join(folder, 'certificates'));
      await trustIn(place.home, certificates.authority);
      const app = await launch(place, { application: entry });
      await use({ app, certificates, send: sendIn(app) });
      await app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    { scope: 'worker' },
  ],
  server: async ({ wire }, use) => {
    const server = await apiServer(wire.certificates.local);
    await use(server);
    await server.close();
  },
  strangerToAll: async ({ entry }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'wire-'));
    const app = await launch(placeIn(folder), { application: entry });
    await use(sendIn(app));
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
});
