import { v } from '../../contract/schema';
import type { SettingShape } from '../../contract/setting-spec';
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

/** On or off. */
export const checkSwitch = checkedBy(v.boolean('This is true or false, without quotes.'));

/** A whole number within the bounds of its shape. */
export function numberOf(shape: SettingShape<number>): (value: unknown) => Checked<number> {
  if (shape.kind !== 'number') throw new Error(`A number has the shape ${shape.kind}.`);
  const { least, most, unit } = shape;
  const sentence = `This is a whole number of ${unit} from ${least} to ${most}, without quotes.`;
  return checkedBy(
    v.pipe(v.number(sentence), v.integer(sentence), v.minValue(least, sentence), v.maxValue(most, sentence)),
  );
}

/** One of the words of its shape. */
export function wordOf<T>(shape: SettingShape<T>): (value: unknown) => Checked<T> {
  if (shape.kind !== 'words') throw new Error(`A word has the shape ${shape.kind}.`);
  const { words } = shape;
  const listed = words.map(({ word }) => `"${String(word)}"`).join(', ');
  return (value) => {
    const found = words.find(({ word }) => word === value);
    return found ? good(found.word) : wrong(`This is one of ${listed}.`);
  };
}
