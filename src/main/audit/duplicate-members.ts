const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/**
 * Whether any object of a JSON text names a member twice, however it is escaped. Expects a text that JSON.parse takes;
 * needs no recursion, so depth is bounded by the text's length alone.
 */
export function hasDuplicateMembers(json: string): boolean {
  // One entry an open bracket: the names seen so far in an object, undefined in an array.
  const open: (Set<unknown> | undefined)[] = [];
  let nameIsNext = false;
  for (const [text] of json.matchAll(token)) {
    if (text === '{' || text === '[') open.push(text === '{' ? new Set() : undefined);
    else if (text === '}' || text === ']') open.pop();
    else if (text !== ',' && nameIsNext) {
      const names = open.at(-1);
      const name: unknown = JSON.parse(text);
      if (names?.has(name)) return true;
      names?.add(name);
    }
    nameIsNext = (text === '{' || text === ',') && open.at(-1) !== undefined;
  }
  return false;
}
