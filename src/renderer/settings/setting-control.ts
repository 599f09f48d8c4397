import type { EnvironmentView } from '../../contract/environments';
import type { SettingShape } from '../../contract/setting-spec';
import type { SettingName } from '../../contract/setting-values';
import { words } from '../../words/words';
import { choiceOf } from './setting-words';

/** A number's bounds, and what it counts. */
export interface NumberBounds {
  readonly least: number;
  readonly most: number;
  readonly unit: 'minutes' | 'characters';
}

/** How a setting is edited; `none`: it is only shown. */
export type Control =
  | { readonly kind: 'none' }
  | { readonly kind: 'switch'; readonly on: boolean }
  | ({ readonly kind: 'number'; readonly value: number } & NumberBounds)
  | {
      readonly kind: 'words';
      readonly value: string;
      readonly choices: readonly { readonly value: string; readonly word: string; readonly hint: string }[];
    }
  | {
      readonly kind: 'environment';
      readonly value: string;
      readonly choices: readonly { readonly id: string; readonly name: string }[];
    };

/** One that is not on offer stays in the list while it is the value, so that the list shows what is so. */
function environmentControl(value: string, onOffer: readonly EnvironmentView[]): Control {
  const choices = onOffer.map(({ id, name }) => ({ id, name }));
  const isOffered = choices.some(({ id }) => id === value);
  const also = isOffered ? [] : [{ id: value, name: words.settingItem.notOnOffer(value) }];
  return { kind: 'environment', value, choices: [...choices, ...also] };
}

/** How a value of this shape is edited. Lists, patterns, folders and the proxy are the policy's. */
export function controlOf(
  name: SettingName,
  shape: SettingShape,
  value: unknown,
  onOffer: readonly EnvironmentView[],
): Control {
  if (shape.kind === 'switch' && typeof value === 'boolean') return { kind: 'switch', on: value };
  if (shape.kind === 'number' && typeof value === 'number') return { ...shape, kind: 'number', value };
  if (typeof value !== 'string') return { kind: 'none' };
  if (shape.kind === 'environment-id') return environmentControl(value, onOffer);
  if (shape.kind !== 'words') return { kind: 'none' };
  const choices = shape.words.map((word) => ({
    value: String(word),
    word: choiceOf(name, String(word)),
    hint: '',
  }));
  return { kind: 'words', value, choices };
}

/** What was typed as a number of the setting's; a sentence where it is none. */
export type Typed =
  { readonly kind: 'good'; readonly value: number } | { readonly kind: 'wrong'; readonly sentence: string };

/** Reads what is typed, by the rules that the main process has, too. */
export function typedNumber(text: string, { least, most, unit }: NumberBounds): Typed {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= least && value <= most
    ? { kind: 'good', value }
    : { kind: 'wrong', sentence: words.settingItem.notWhole[unit](least, most) };
}
