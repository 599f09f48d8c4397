import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contrasts, withTable } from '../../scripts/design/contrast';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const all = contrasts(read('src/renderer/tokens.css'), read('src/renderer/global.css'));

describe('the colours', () => {
  it.each(all)('$theme: $ink is told from $ground', ({ ratio, least }) => {
    expect(ratio).toBeGreaterThanOrEqual(least);
  });

  it('stand in docs/design.md as they are (else run `npm run design:generate`)', () => {
    const document = read('docs/design.md');
    expect(withTable(document, all)).toBe(document);
  });
});
