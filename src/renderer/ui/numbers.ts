import { formsOf } from '../../words/forms';
import { words } from '../../words/words';

const forms = formsOf(words.locale);

/** A count as it is read: `18,206`. */
export function countOf(count: number): string {
  return forms.count(count);
}
