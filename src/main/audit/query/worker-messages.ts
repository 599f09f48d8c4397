import type { HistoryCounts } from '../../../contract/history';
import type { Span } from '../segments';
import type { Answered, ReaderQuestion, ReaderQuestions } from './questions';
import type { ReaderPlace } from './reader';

/** A question with all that it needs; `id` names it in what comes back. */
export type QuestionMessage = {
  [Q in ReaderQuestion]: {
    readonly kind: 'ask';
    readonly id: number;
    readonly place: ReaderPlace;
    readonly question: Q;
    readonly ask: ReaderQuestions[Q]['ask'];
    readonly spans?: readonly Span[] | undefined;
  };
}[ReaderQuestion];

/** What the worker is told. */
export type ToWorker = QuestionMessage | { readonly kind: 'end'; readonly id: number };

/** What the worker says. A fault is a bug there, in its own words. */
export type FromWorker =
  | { readonly kind: 'answered'; readonly id: number; readonly answered: Answered<unknown> }
  | { readonly kind: 'sofar'; readonly id: number; readonly counts: HistoryCounts }
  | { readonly kind: 'fault'; readonly id: number; readonly words: string };
