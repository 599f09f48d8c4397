import { v } from '../../contract/schema';
import type { NoteFile } from '../note-file';

/**
 * The application's own note of what it stored: names of items, and under which generations parts of them may lie.
 * A locked keyring on Linux reads as empty, and what is stored can't be listed: only this note tells "locked" from
 * "absent", and finds what a crash left behind. It never holds a secret or anything made from one.
 */
export interface Note {
  /** Whether the item may be stored; true for every name where the note can't be read. */
  readonly mayHold: (name: string) => Promise<boolean>;
  /** Notes an item, with so many parts under a generation where it is split. */
  readonly expect: (name: string, generation: string, parts: number) => Promise<void>;
  /** The generations under which parts may lie, with the most parts of each. */
  readonly generations: (name: string) => Promise<ReadonlyMap<string, number>>;
  readonly dropGeneration: (name: string, generation: string) => Promise<void>;
  readonly forget: (name: string) => Promise<void>;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99));
const noteSchema = v.strictObject({
  format: v.literal(1),
  /** False once an earlier note could not be read: names that it held may be missing here. */
  complete: v.boolean(),
  items: v.record(v.string(), v.record(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)), count)),
});

interface Content {
  readonly complete: boolean;
  readonly items: Map<string, Map<string, number>>;
}

/** An unreadable note must not read as an empty one. */
const unknownContent = (): Content => ({ complete: false, items: new Map() });

function parse(text: string): Content {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return unknownContent();
  }
  const { success, output } = v.safeParse(noteSchema, json);
  if (!success) return unknownContent();
  const items = Object.entries(output.items).map(
    ([name, generations]) => [name, new Map(Object.entries(generations))] as const,
  );
  return { complete: output.complete, items: new Map(items) };
}

function format({ complete, items }: Content): string {
  const entries = [...items].map(([name, generations]) => [name, Object.fromEntries(generations)] as const);
  return `${JSON.stringify({ format: 1, complete, items: Object.fromEntries(entries) }, undefined, 2)}\n`;
}

async function load(file: NoteFile): Promise<Content> {
  try {
    const text = await file.read();
    return text === undefined ? { complete: true, items: new Map() } : parse(text);
  } catch {
    return unknownContent();
  }
}

/** The note in a file; read at its first use, written in order, on disk when a call resolves. */
export function noteIn(file: NoteFile): Note {
  let loading: Promise<Content> | undefined;
  let saving: Promise<unknown> = Promise.resolve();
  const content = (): Promise<Content> => (loading ??= load(file));

  /** A disk that refuses costs a word later (absent in place of locked), never a secret: the note in memory serves on. */
  const change = async (work: (items: Content['items']) => void): Promise<void> => {
    const current = await content();
    const before = format(current);
    work(current.items);
    if (format(current) === before) return;
    const saved = saving.then(() => file.replace(format(current))).catch(() => undefined);
    saving = saved;
    await saved;
  };
  const itemOf = (items: Content['items'], name: string): Map<string, number> => {
    const item = items.get(name) ?? new Map<string, number>();
    items.set(name, item);
    return item;
  };
  return {
    mayHold: async (name) => {
      const { complete, items } = await content();
      return !complete || items.has(name);
    },
    expect: (name, generation, parts) =>
      change((items) => {
        const item = itemOf(items, name);
        if (parts > 0) item.set(generation, parts);
      }),
    generations: async (name) => new Map((await content()).items.get(name)),
    dropGeneration: (name, generation) => change((items) => items.get(name)?.delete(generation)),
    forget: (name) => change((items) => items.delete(name)),
  };
}
