/** How long the first picture waits for the fonts of its text, in milliseconds: they lie beside the page. */
const PATIENCE_MS = 300;

/** As tokens.css names them. */
const families = ['Inter Variable', 'JetBrains Mono Variable']; // eslint-disable-line no-restricted-syntax -- A font’s name is no text.

/**
 * Resolves once the page's two fonts are there, or could not be had in time; never rejects. A text that is laid out
 * before its font has the system asked for each family, size and weight that might stand in for it.
 */
export async function fontsLoaded({ fonts }: Document): Promise<void> {
  const both = families.map((family) => fonts.load(['1em', JSON.stringify(family)].join(' ')));
  await Promise.race([Promise.allSettled(both), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
