import { expect, it } from 'vitest';
import { contentPolicy } from './content-policy';

const directives = new Map(
  contentPolicy.split('; ').map((directive): [string, string] => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources.join(' ')];
  }),
);

it('lets the page load its own scripts, styles, fonts and pictures, and nothing else', () => {
  const own = [...directives].filter(([, sources]) => sources === "'self'").map(([name]) => name);
  expect(own).toEqual(['script-src', 'style-src', 'font-src', 'img-src']);
  const rest = [...directives].filter(([name]) => !own.includes(name) && !name.includes('trusted-types'));
  expect(new Set(rest.map(([, sources]) => sources))).toEqual(new Set(["'none'"]));
  expect(directives.get('default-src')).toBe("'none'");
});

it('has nothing unsafe, no wildcard, no address and no scheme in it', () => {
  expect(contentPolicy).not.toMatch(/unsafe|\*|https?:|data:|blob:|wasm|strict-dynamic/);
});

it('requires trusted types, and knows one maker of them', () => {
  expect(directives.get('require-trusted-types-for')).toBe("'script'");
  expect(directives.get('trusted-types')).toBe('svelte-trusted-html');
});
