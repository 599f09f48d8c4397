import { words } from '../../words/words';

const types: Readonly<Record<string, string>> = words.records.types;

/** A record's type in words; an unknown type is shown as it is written. */
export function recordWords(type: string): string {
  return Object.hasOwn(types, type) ? (types[type] ?? type) : type;
}
