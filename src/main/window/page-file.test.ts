import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFile } from './page-file';

describe('which file an address of the page names', () => {
  it.each([
    ['desk://app/', 'index.html'],
    ['desk://app/index.html', 'index.html'],
    ['desk://app/assets/index-B1x_2.js', 'assets/index-B1x_2.js'],
    ['desk://app/assets/inter-latin.woff2?x=1', 'assets/inter-latin.woff2'],
    ['desk://other/index.html', undefined],
    ['https://app/index.html', undefined],
    ['desk://app/../main/index.js', undefined],
    ['desk://app/assets/../../main/index.js', undefined],
    ['desk://app/assets/%2e%2e/%2e%2e/package.json', 'package.json'],
    ['desk://app/..%2f..%2fpackage.json', undefined],
    ['desk://app/assets\\..\\x.js', undefined],
    ['desk://app/a/b/c.js', undefined],
    ['desk://app/.hidden', undefined],
  ])('%s', (address, file) => {
    expect(pageFile(address)).toBe(file);
  });

  it('never names anything outside the folder', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (path) => {
        const found = pageFile(`desk://app/${encodeURI(path)}`);
        if (found !== undefined) expect(found).toMatch(/^(assets\/)?[A-Za-z0-9_-][A-Za-z0-9_.-]*$/);
      }),
    );
  });
});
