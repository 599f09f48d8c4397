/** A line of the journal that belongs to what is exported; exports take them oldest first. */
export interface MatchedLine {
  readonly seq: number;
  /** The name of the segment that holds it. */
  readonly segment: string;
  /** Byte offset of its start in the segment. */
  readonly offset: number;
  /** Exactly as on disk, without its newline; may be overwritten once the next line is asked for. */
  readonly line: Uint8Array;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The line as text; bytes that are no UTF-8 are shown as U+FFFD. */
export const textOf = (line: Uint8Array): string => utf8.decode(line);

/** What a line says, whatever that is; undefined where it is no JSON. */
export function valueOf(line: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(line));
  } catch {
    return undefined;
  }
}

/** A member of something that may be no object at all, down a path of names; undefined where there is none. */
export function memberOf(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

/** A member that is text; undefined for any other. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = memberOf(value, ...path);
  return typeof found === 'string' ? found : undefined;
}
