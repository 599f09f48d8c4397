/** How long the first picture waits for the fonts of its text, in milliseconds: they lie beside the page. */
const PATIENCE_MS = 300;

/**
 * Resolves once the page's two fonts are there, or could not be had in time; never rejects. A text that is laid out
 * before its font has the system asked for each family, size and weight that might stand in for it.
 */
export async function fontsLoaded({ fonts }: Document): Promise<void> {
  const both = ['Inter Variable', 'JetBrains Mono Variable'].map((family) => fonts.load(`1em '${family}'`));
  await Promise.race([Promise.allSettled(both), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
