/** What stands on what in the window, and the least contrast that WCAG 2.2 AA asks for there. */
const text = 4.5;
const shape = 3;

const grounds = ['bg', 'surface', 'raised', 'sunken'] as const;
const onGrounds = (ink: string, least: number): readonly Pair[] =>
  grounds.map((ground) => ({ ink, ground, least }));

interface Pair {
  readonly ink: string;
  readonly ground: string;
  readonly least: number;
}

/** One pair of tokens as it is in one theme. */
export interface Contrast extends Pair {
  readonly theme: 'light' | 'dark';
  /** WCAG's contrast ratio, 1 to 21. */
  readonly ratio: number;
}

const pairs: readonly Pair[] = [
  ...['ink', 'ink-2', 'ink-3', 'accent'].flatMap((ink) => onGrounds(ink, text)),
  ...['done', 'refused', 'unknown', 'notsent'].flatMap((ink) => [
    ...onGrounds(ink, text),
    { ink, ground: `${ink}-soft`, least: text },
    { ink: 'ink', ground: `${ink}-soft`, least: text },
  ]),
  ...['practice', 'demo', 'live'].flatMap((ink) => [
    ...onGrounds(ink, text),
    { ink: 'env-ink', ground: ink, least: text },
  ]),
  { ink: 'accent-ink', ground: 'accent', least: text },
  { ink: 'accent', ground: 'accent-soft', least: text },
  { ink: 'ink', ground: 'accent-soft', least: text },
  ...onGrounds('line-strong', shape),
  ...onGrounds('focus', shape),
];

/** The colours that a block of CSS gives to tokens, as #rrggbb. */
function tokensIn(css: string, selector: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, selectors = '', block = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selectors.split(',').some((one) => one.trim().endsWith(selector))) continue;
    for (const [, name = '', value = ''] of block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g))
      found.set(name, value);
  }
  return found;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratioOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Every pair in both themes, from the texts of tokens.css and global.css; throws where one has no such token. */
export function contrasts(tokens: string, global: string): readonly Contrast[] {
  const css = `${tokens}\n${global}`;
  return (['light', 'dark'] as const).flatMap((theme) => {
    const colours = new Map([...tokensIn(css, ':root'), ...tokensIn(css, `[data-theme='${theme}']`)]);
    const colour = (name: string): string => {
      const value = colours.get(name);
      if (value === undefined) throw new Error(`There is no colour --${name} in ${theme}.`);
      return value;
    };
    return pairs.map((pair) => ({ ...pair, theme, ratio: ratioOf(colour(pair.ink), colour(pair.ground)) }));
  });
}

const begin = '<!-- contrast: made by `npm run design:generate` -->';
const end = '<!-- end of contrast -->';

/** The lowest ratio of each colour over all that it stands on, as a table. */
function table(all: readonly Contrast[]): string {
  const inks = [...new Set(all.map(({ ink }) => ink))];
  const cell = (ink: string, theme: string): string => {
    const [worst] = all
      .filter((one) => one.ink === ink && one.theme === theme)
      .toSorted((one, other) => one.ratio - other.ratio);
    return worst ? `${worst.ratio.toFixed(2)} on \`${worst.ground}\`` : '';
  };
  const rows = inks.map((ink) => {
    const least = all.find((one) => one.ink === ink)?.least ?? 0;
    return `| \`${ink}\` | ${cell(ink, 'light')} | ${cell(ink, 'dark')} | ${String(least)} |`;
  });
  return ['| colour | light, lowest | dark, lowest | at least |', '|---|---|---|---|', ...rows].join('\n');
}

/** docs/design.md with its table made anew. */
export function withTable(document: string, all: readonly Contrast[]): string {
  const [before, rest] = [document.indexOf(begin), document.indexOf(end)];
  if (before === -1 || rest === -1) throw new Error('The document has no place for the table.');
  return `${document.slice(0, before)}${begin}\n\n${table(all)}\n\n${document.slice(rest)}`;
}
