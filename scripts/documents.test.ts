import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRepository } from './places.mjs';

const read = (...parts: string[]): string => readFileSync(inRepository(...parts), 'utf8');
const found = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, name = '']) => name);
const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

describe('the documents', () => {
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
