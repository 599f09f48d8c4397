import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { buildEntryTo, entryFolder, nameEntry } from './entry/build';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const english = join(repository, 'src/words/languages/en.ts');
const marks = join(repository, 'tests/stand-ins/marked-words.ts');

/** Puts each text of the catalogue between marks, as a language of its own would be put in its place. */
const markedWords: Plugin = {
  name: 'marked-words',
  enforce: 'pre',
  transform(code, id) {
    if (id !== english) return undefined;
    const plain = code.replace('export const words =', 'const plain =');
    return `import { marked } from '${marks}';\n${plain}\nexport const words = marked(plain);\n`;
  },
};

/** What the application is made of in that language. */
export interface MarkedDesk {
  /** The folder that Electron opens. */
  readonly entry: string;
  readonly pageFolder: string;
}

/** Builds the product's own main process and page in that language. */
export async function buildMarkedDesk(): Promise<MarkedDesk> {
  const entry = join(entryFolder, 'marked');
  await buildEntryTo(entry, [markedWords]);
  await nameEntry(entry, 'index.js');
  const { svelte } = await import('@sveltejs/vite-plugin-svelte');
  const pageFolder = join(entryFolder, 'marked-page');
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(repository, 'src/renderer'),
    plugins: [markedWords, svelte({ configFile: false })],
    build: {
      outDir: pageFolder,
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: join(repository, 'src/renderer/index.html') } },
    },
  });
  return { entry, pageFolder };
}
