import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');
const rows = page.split('\n').filter((line) => /^\| (?!promise|who|#|-)/.test(line));
const sources = ['src', 'tests', 'scripts', 'docs'].flatMap((folder) =>
  globSync(`${folder}/**/*.{ts,mjs,md}`),
);
const names = new Set(sources.map((file) => basename(file)));

/** What a row names in code letters that can only be a file or a folder. */
function filesIn(row: string): string[] {
  const quoted = [...row.matchAll(/`([^`\s]+)`/g)].map(([, text = '']) => text);
  return quoted.filter((text) => /^(src|tests|docs|scripts)\//.test(text) || /\.(ts|mjs|md)$/.test(text));
}

function isThere(file: string): boolean {
  if (file.includes('*')) return globSync(file.includes('/') ? file : `{src,tests}/**/${file}`).length > 0;
  return file.includes('/') ? existsSync(file) : names.has(file);
}

describe('the page on security', () => {
  it('names files and tests that are there', () => {
    const named = rows.flatMap(filesIn);
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((file) => !isThere(file))).toEqual([]);
  });

  it('shows every one of Electron’s twenty recommendations', () => {
    const numbers = rows.map((row) => /^\| (\d+) \|/.exec(row)?.[1]).filter((number) => number !== undefined);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => String(at + 1)));
  });
});
