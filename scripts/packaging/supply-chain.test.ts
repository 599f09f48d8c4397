import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRepository } from '../places.mjs';
import { packageOf } from './record-packages.mjs';
import { decisionRecord, unnamedIn } from './shipped-packages.mjs';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(inRepository(file), 'utf8'));
const manifest = read('package.json') as Record<string, Record<string, unknown>>;
const lock = read('package-lock.json') as { packages: Record<string, Locked> };
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('what comes from others', () => {
  it('is asked for by exact versions alone', () => {
    const asked = { ...manifest['dependencies'], ...manifest['devDependencies'], ...manifest['overrides'] };
    const loose = Object.entries(asked).filter(
      ([, version]) => !/^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });

  it('is locked by what it is, and not by where it was fetched', () => {
    expect(locked.filter(([, { integrity, link }]) => !integrity && !link).map(([path]) => path)).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it('runs no script while it is installed but one that is named, and those named are refused', () => {
    const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(scripts.sort()).toEqual(['node_modules/electron-winstaller', 'node_modules/keytar']);
    expect(manifest['allowScripts']).toEqual({ '@github/keytar': false, 'electron-winstaller': false });
  });
});

describe('why a package goes to users', () => {
  it('stands in the record of decisions, for each that the product imports', () => {
    const sources = readdirSync(inRepository('src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|svelte|css)$/.test(file))
      .map((file) => readFileSync(inRepository('src', file), 'utf8'))
      .filter((text) => !text.includes("from 'vitest'"));
    const imported = sources
      .flatMap((text) =>
        Array.from(text.matchAll(/(?:from|import) '([@\w][^':]*)'/g), ([, from = '']) => from),
      )
      .map((from) => packageOf(`/node_modules/${from}`) ?? '');
    expect(imported).toContain('svelte');
    expect(unnamedIn([...new Set(imported)], decisionRecord())).toEqual([]);
  });

  it('is not said by a longer name', () => {
    expect(unnamedIn(['svelte', 'runed', '@a/b'], 'svelte-toolbelt, @a/b-c and `runed`.')).toEqual([
      'svelte',
      '@a/b',
    ]);
  });
});

describe('which package a bundled module is from', () => {
  it.each([
    ['/home/a/node_modules/svelte/src/x.js', 'svelte'],
    ['/home/a/node_modules/@floating-ui/dom/dist/x.mjs', '@floating-ui/dom'],
    ['/home/a/node_modules/bits-ui/node_modules/runed/x.js?used', 'runed'],
    ['C:\\a\\node_modules\\uuid\\index.js', 'uuid'],
    ['\0vite/preload-helper.js', 'vite'],
    ['/home/a/src/main/desk.ts', undefined],
    ['\0commonjs-helpers.js', undefined],
  ])('%s', (id, name) => expect(packageOf(id)).toBe(name));
});

describe('the workflows', () => {
  it.each(['check.yml', 'release.yml'])('%s takes every action by the hash of its commit', (name) => {
    const text = readFileSync(inRepository('.github', 'workflows', name), 'utf8');
    const used = text.match(/uses: .*/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    for (const use of used) expect(use).toMatch(/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  const release = readFileSync(inRepository('.github', 'workflows', 'release.yml'), 'utf8');

  it('hand Apple’s key over as a file of this user’s, and remove it whatever came of the packing', () => {
    const steps = release.split(/\n {6}(?=- |# )/);
    const [written, packed, removed] = ['> "$RUNNER_TEMP/', 'npm run package', 'rm -f "$RUNNER_TEMP/'].map(
      (what) => steps.findIndex((step) => step.includes(`${what}`)),
    );
    expect([packed, removed]).toEqual([Number(written) + 1, Number(written) + 2]);
    expect(steps[Number(written)]).toContain('umask 077');
    expect(steps[Number(packed)]).toMatch(
      /APPLE_API_KEY: .*format\('\{0\}\/apple-api-key\.p8', runner\.temp\)/,
    );
    expect(steps[Number(removed)]).toMatch(/if: always\(\)/);
  });

  it('take no secret that the page about releasing does not name, and it names no other', () => {
    const taken = Array.from(release.matchAll(/secrets\.(\w+)/g), ([, name = '']) => name);
    const page = readFileSync(inRepository('docs', 'releasing.md'), 'utf8');
    const named = Array.from(page.matchAll(/^\| `(\w+)` \|/gm), ([, name = '']) => name);
    expect(named.sort()).toEqual([...new Set(taken)].sort());
  });
});
