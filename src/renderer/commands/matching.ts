/** One line of the palette. */
export interface Entry {
  /** Unlike every other's. */
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  /** Further words that it is found by. */
  readonly words?: string;
  /** As the table of shortcuts has them. */
  readonly keys?: string;
  /** Why it can't be chosen now; a sentence. */
  readonly whyNot?: string;
  readonly act: () => void;
}

export interface EntryGroup {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** The entries that hold every word of a text, in any case and order; groups without one are left out. */
export function matching(groups: readonly EntryGroup[], text: string): readonly EntryGroup[] {
  const sought = text.toLowerCase().split(/\s+/).filter(Boolean);
  const holdsAll = (name: string, { title, detail = '', words = '' }: Entry): boolean => {
    const all = `${name} ${title} ${detail} ${words}`.toLowerCase();
    return sought.every((word) => all.includes(word));
  };
  return groups
    .map(({ name, entries }) => ({ name, entries: entries.filter((entry) => holdsAll(name, entry)) }))
    .filter(({ entries }) => entries.length > 0);
}
