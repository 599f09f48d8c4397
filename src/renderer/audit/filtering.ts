import type { HistoryFilter } from '../../contract/history';
import type { Outcome, Reason } from '../../contract/lockouts';
import { outcomeWords } from '../lockouts/outcomes';
import { shortReason } from '../lockouts/sentences';
import { dayInWords, firstInstantAfter, firstInstantOf } from './local-days';
import { recordWords } from './record-words';

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
  return kind === 'order' ? 'Orders' : recordWords(kind);
}

/** A reason as the item of a list. */
export function reasonWords(reason: Reason): string {
  if (reason === 'expired') return 'The lockout was expired';
  const words = shortReason(reason).replace(/\.$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
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
      return `By ${value}`;
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
  const one = (key: keyof Filtering, isGiven: boolean, words: string): Chip[] =>
    isGiven ? [{ key, words, without: { [key]: '' } }] : [];
  return [
    ...one('text', filter.text !== undefined, `“${chosen.text.trim()}”`),
    ...shown('outcomes', chosen, nameOf),
    ...one('fromDay', filter.from !== undefined, `From ${dayInWords(chosen.fromDay)}`),
    ...one('toDay', filter.to !== undefined, `To ${dayInWords(chosen.toDay)}`),
    ...shown('environmentIds', chosen, nameOf),
    ...shown('kinds', chosen, nameOf),
    ...shown('administrators', chosen, nameOf),
    ...one('traderId', filter.traderId !== undefined, `Trader ${filter.traderId ?? ''}`),
    ...shown('reasons', chosen, nameOf),
    ...one('batchId', filter.batchId !== undefined, `Batch ${filter.batchId ?? ''}`),
  ];
}

const either = (words: readonly string[]): string => words.join(' or ');

/** What the filter shows, as one sentence. */
export function filterInWords(chosen: Filtering, nameOf: NameOf): string {
  const filter = filterOf(chosen);
  const list = (part: ListPart, before: string): string[] =>
    chosen[part].length > 0
      ? [`${before} ${either(chosen[part].map((value) => wordsOf(part, value, nameOf)))}`]
      : [];
  const parts = [
    ...(filter.text !== undefined ? [`text “${chosen.text.trim()}”`] : []),
    ...list('outcomes', 'outcome'),
    ...(filter.from !== undefined ? [`from ${dayInWords(chosen.fromDay)}`] : []),
    ...(filter.to !== undefined ? [`to ${dayInWords(chosen.toDay)}`] : []),
    ...list('environmentIds', 'environment'),
    ...list('kinds', 'kind'),
    ...(chosen.administrators.length > 0 ? [`by ${either(chosen.administrators)}`] : []),
    ...(filter.traderId !== undefined ? [`trader ${filter.traderId}`] : []),
    ...list('reasons', 'reason'),
    ...(filter.batchId !== undefined ? [`batch ${filter.batchId}`] : []),
  ];
  return parts.length === 0 ? 'Everything in the journal.' : `What matches the filter: ${parts.join('; ')}.`;
}
