import { formsOf } from '../../words/forms';
import { words } from '../../words/words';

const forms = formsOf(words.locale);

/** A count as it is read: `18,206`. */
export function countOf(count: number): string {
  return forms.count(count);
}

/** A count with its noun: `1 record`, `18,206 records`. */
export function counted(count: number, noun: string): string {
  return `${countOf(count)} ${noun}${count === 1 ? '' : 's'}`;
}
