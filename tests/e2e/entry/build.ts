import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { buildAsker } from '../../keychain/secret-service';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the entry of these tests is built; Electron opens it like the application's own folder. */
export const entryFolder = join(repository, 'out-test');

/** Builds main.ts over the product's own sources into a folder that lies in entryFolder. */
export async function buildEntryTo(outDir: string, plugins: Plugin[] = []): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: repository,
    plugins,
    build: {
      ssr: join(import.meta.dirname, 'main.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20.18',
      minify: false,
      rolldownOptions: { external: ['electron', 'keytar'], output: { entryFileNames: 'index.js' } },
    },
    ssr: { noExternal: true, external: ['electron', 'keytar'] },
  });
}

/** Gives a built entry the product's name and version. */
export async function nameEntry(folder: string, main: string): Promise<void> {
  const { name, productName, version } = JSON.parse(
    await readFile(join(repository, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  const manifest = { name, productName, version, type: 'module', main };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
}

/** Once before all tests. */
export default async function buildEntry(): Promise<void> {
  if (process.platform === 'linux') await buildAsker();
  await buildEntryTo(join(entryFolder, 'main'));
  await nameEntry(entryFolder, 'main/index.js');
}
