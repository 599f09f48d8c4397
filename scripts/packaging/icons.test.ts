import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRepository } from '../places.mjs';
import { iconsOf } from './icons.mjs';

const icons = Object.entries(iconsOf(readFileSync(inRepository('build', 'icon.svg'), 'utf8')));

it.each(icons)('build/%s is made of the drawing as it is now (`npm run icons`)', (name, bytes) => {
  expect(readFileSync(inRepository('build', name)).equals(bytes)).toBe(true);
});
