import type { HistoryFilter } from '../../contract/history';
import type { Outcome, Reason } from '../../contract/lockouts';
import { outcomeWords } from '../lockouts/outcomes';
import { dayInWords, firstInstantAfter, firstInstantOf } from './local-days';
import { recordWords } from './record-words';
import { words } from '../../words/words';

/** What was chosen to be shown; an empty part chooses nothing. Days are local: `2026-11-24`. */
export interface Filtering {
  readonly text: string;
  readonly outcomes: readonly Outcome[];
  readonly fromDay: string;
  readonly toDay: string;
  readonly environmentIds: readonly string[];
  readonly kinds: readonly string[];
  readonly administrators: readonly string[];
  readonly traderId: string;
  readonly reasons: readonly Reason[];
  readonly batchId: string;
}

export const unfiltered: Filtering = {
  text: '',
  outcomes: [],
  fromDay: '',
  toDay: '',
  environmentIds: [],
  kinds: [],
  administrators: [],
  traderId: '',
  reasons: [],
  batchId: '',
};

/** A part of what was chosen, with what choosing it no more changes. */
export interface Chip {
  readonly key: string;
  readonly words: string;
  readonly without: Partial<Filtering>;
}

/** The filter that the journal is asked with; days become instants, the last one whole. */
export function filterOf(chosen: Filtering): HistoryFilter {
  const from = firstInstantOf(chosen.fromDay);
  const to = firstInstantAfter(chosen.toDay);
  const { text, outcomes, environmentIds, kinds, administrators, reasons } = chosen;
  const traderId = chosen.traderId.trim();
  const batchId = chosen.batchId.trim();
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(environmentIds.length > 0 && { environmentIds }),
    ...(outcomes.length > 0 && { outcomes }),
    ...(kinds.length > 0 && { kinds }),
    ...(administrators.length > 0 && { administrators }),
    ...(traderId !== '' && { traderId }),
    ...(reasons.length > 0 && { reasons }),
    ...(batchId !== '' && { batchId }),
    ...(text.trim() !== '' && { text: text.trim() }),
  };
}

/** Whether anything is left out by the filter. */
export function isFiltered(chosen: Filtering): boolean {
  return Object.keys(filterOf(chosen)).length > 0;
}

/** Whether no record can match, as the first day comes after the last. */
export function isBackwards({ fromDay, toDay }: Filtering): boolean {
  const from = firstInstantOf(fromDay);
  const to = firstInstantAfter(toDay);
  return from !== undefined && to !== undefined && from >= to;
}

/** A kind of row in words: orders, or a record's type. */
export function kindWords(kind: string): string {
  return kind === 'order' ? words.filters.orders : recordWords(kind);
}

/** A reason as the item of a list. */
export function reasonWords(reason: Reason): string {
  if (reason === 'expired') return words.filters.expired;
  const short = words.reasons[reason].short.replace(/\.$/, '');
  return short.charAt(0).toUpperCase() + short.slice(1);
}

type ListPart = 'outcomes' | 'environmentIds' | 'kinds' | 'administrators' | 'reasons';

/** An environment's name by its id; the id where nobody knows it. */
export type NameOf = (environmentId: string) => string;

function wordsOf(part: ListPart, value: string, nameOf: NameOf): string {
  switch (part) {
    case 'outcomes':
      return outcomeWords[value as Outcome].word;
    case 'environmentIds':
      return nameOf(value);
    case 'kinds':
      return kindWords(value);
    case 'administrators':
      return words.filters.chips.by(value);
    case 'reasons':
      return reasonWords(value as Reason);
  }
}

const shown = (part: ListPart, chosen: Filtering, nameOf: NameOf): Chip[] =>
  chosen[part].map((value) => ({
    key: `${part} ${value}`,
    words: wordsOf(part, value, nameOf),
    without: { [part]: chosen[part].filter((one) => one !== value) },
  }));

/** Each chosen part in words, in the order of the controls. */
export function chipsOf(chosen: Filtering, nameOf: NameOf): readonly Chip[] {
  const filter = filterOf(chosen);
  const { chips } = words.filters;
  const one = (key: keyof Filtering, isGiven: boolean, said: string): Chip[] =>
    isGiven ? [{ key, words: said, without: { [key]: '' } }] : [];
  return [
    ...one('text', filter.text !== undefined, chips.text(chosen.text.trim())),
    ...shown('outcomes', chosen, nameOf),
    ...one('fromDay', filter.from !== undefined, chips.from(dayInWords(chosen.fromDay))),
    ...one('toDay', filter.to !== undefined, chips.to(dayInWords(chosen.toDay))),
    ...shown('environmentIds', chosen, nameOf),
    ...shown('kinds', chosen, nameOf),
    ...shown('administrators', chosen, nameOf),
    ...one('traderId', filter.traderId !== undefined, chips.trader(filter.traderId ?? '')),
    ...shown('reasons', chosen, nameOf),
    ...one('batchId', filter.batchId !== undefined, chips.batch(filter.batchId ?? '')),
  ];
}

/** What the filter shows, as one sentence. */
export function filterInWords(chosen: Filtering, nameOf: NameOf): string {
  const filter = filterOf(chosen);
  const { parts: say, everything, matching } = words.filters;
  const list = (part: ListPart, saying: (values: readonly string[]) => string): string[] =>
    chosen[part].length > 0 ? [saying(chosen[part].map((value) => wordsOf(part, value, nameOf)))] : [];
  const parts = [
    ...(filter.text !== undefined ? [say.text(chosen.text.trim())] : []),
    ...list('outcomes', say.outcomes),
    ...(filter.from !== undefined ? [say.from(dayInWords(chosen.fromDay))] : []),
    ...(filter.to !== undefined ? [say.to(dayInWords(chosen.toDay))] : []),
    ...list('environmentIds', say.environments),
    ...list('kinds', say.kinds),
    ...(chosen.administrators.length > 0 ? [say.by(chosen.administrators)] : []),
    ...(filter.traderId !== undefined ? [say.trader(filter.traderId)] : []),
    ...list('reasons', say.reasons),
    ...(filter.batchId !== undefined ? [say.batch(filter.batchId)] : []),
  ];
  return parts.length === 0 ? everything : matching(parts);
}
