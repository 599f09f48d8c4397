import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRepository } from './places.mjs';

const read = (...parts: string[]): string => readFileSync(inRepository(...parts), 'utf8');
const found = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, name = '']) => name);
const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

const pages = [
  ...readdirSync(inRepository()).filter((name) => name.endsWith('.md')),
  ...readdirSync(inRepository('docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe('the documents', () => {
  it.each(pages)('%s names commands, files and pages that there are', (page) => {
    const text = read(page);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = found(text, /\bnpm run ([a-z0-9:-]+)/g).filter((name) => !Object.hasOwn(scripts, name));
    const files = found(text, /`((?:src|tests|scripts|docs|build|bench)\/[\w./-]+)`/g).filter(
      (name) => !existsSync(inRepository(name)),
    );
    const links = found(text, /\]\((?!https?:|mailto:)([^)#\s]+)/g).filter(
      (name) => !existsSync(inRepository(dirname(page), name)),
    );
    expect({ commands, files, links }).toEqual({ commands: [], files: [], links: [] });
  });

  it('name every type of record that is written into the journal, and no other', () => {
    const sources = readdirSync(inRepository('src', 'main'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/\.(test|long)\.ts$/.test(file),
    );
    const written = sources.flatMap((file) =>
      found(read('src', 'main', file), /\btype: '([a-z]+\.[a-z]+)'/g),
    );
    const [, types = ''] = read('docs', 'audit-journal.md').split('### Types');
    expect(sorted(found(types, /^\| `([a-z]+\.[a-z]+)` \|/gm))).toEqual(sorted(written));
    expect(written).toContain('order.intent');
  });
});
