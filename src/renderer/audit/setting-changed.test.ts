import { expect, it } from 'vitest';
import { settingChanged } from './setting-changed';

it.each([
  [{ name: 'theme', to: 'dark' }, /: Dark$/],
  [{ name: 'readOnly', to: true }, /: on$/i],
  [{ name: 'coolingOffMinutes', to: 1500 }, /: 1,500$/],
  [{ name: 'journalCopyFolder', to: '' }, /: none$/i],
  [{ name: 'reasonCodes' }, /^[^:]+$/],
  [{ name: 'policy' }, /^Policy file$/],
  [{ name: 'of-a-later-version', to: 'x' }, /^of-a-later-version: x$/],
  [{ name: 'constructor', to: 'x' }, /^constructor: x$/],
])('%j is said in words', (about, said) => expect(settingChanged(about)).toMatch(said));
