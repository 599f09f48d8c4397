import { v } from '../../contract/schema';
import type { SettingShape } from '../../contract/setting-spec';
import { words } from '../../words/words';
import { good, wrong, type Checked, type Path } from './checked';

const isPathPart = (part: unknown): part is Path[number] =>
  typeof part === 'string' || typeof part === 'number';

/** A check by a schema whose messages are sentences; the first fault is told. */
export function checkedBy<T>(schema: v.GenericSchema<unknown, T>): (value: unknown) => Checked<T> {
  return (value) => {
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return good(parsed.output);
    const [issue] = parsed.issues;
    return wrong(issue.message, issue.path?.map(({ key }) => key).filter(isPathPart));
  };
}

const { settingFaults: said } = words;

/** On or off. */
export const checkSwitch = checkedBy(v.boolean(said.notSwitch));

/** A whole number within the bounds of its shape. */
export function numberOf(shape: SettingShape<number>): (value: unknown) => Checked<number> {
  if (shape.kind !== 'number') throw new Error(`A number has the shape ${shape.kind}.`);
  const { least, most, unit } = shape;
  const sentence = said.notWhole[unit](least, most);
  return checkedBy(
    v.pipe(v.number(sentence), v.integer(sentence), v.minValue(least, sentence), v.maxValue(most, sentence)),
  );
}

/** One of the words of its shape. */
export function wordOf<T>(shape: SettingShape<T>): (value: unknown) => Checked<T> {
  if (shape.kind !== 'words') throw new Error(`A word has the shape ${shape.kind}.`);
  const listed = shape.words.map((word) => `"${String(word)}"`).join(', ');
  return (value) => {
    const at = shape.words.findIndex((word) => word === value);
    const found = shape.words[at];
    return found === undefined ? wrong(said.notOneOf(listed)) : good(found);
  };
}
