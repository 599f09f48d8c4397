/** Whole sentences one after the other; those that there is nothing to say of are left out. */
export function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}
