import type { EnvironmentKind } from '../../contract/environments';
import type { OrderReport } from '../../contract/lockouts';
import { words } from '../../words/words';

/** What the administrator reads at an order's end. */
interface Sentence {
  /** What happened and whether anything changed, in one breath. */
  readonly title: string;
  /** What to do next. */
  readonly whatNow: string;
  /** What only Practice or only a repeat has to be told. */
  readonly aside: readonly string[];
}

/** An order's end in words. */
export function sentenceOf(
  report: Pick<OrderReport, 'verdict' | 'repeatOf'> & { environment: { kind: EnvironmentKind } },
): Sentence {
  const { repeatRefused, practiceAlone, inRealEnvironment } = words.outcomes;
  const refusedRepeat = report.repeatOf !== undefined && report.verdict.reason === 'refused-by-rules';
  const { title, whatNow } = words.reasons[report.verdict.reason];
  const isPractice = report.environment.kind === 'practice';
  return {
    title,
    // What a real order would ask for, and Practice does not.
    whatNow: isPractice ? inRealEnvironment(whatNow) : whatNow,
    aside: [...(refusedRepeat ? [repeatRefused] : []), ...(isPractice ? [practiceAlone] : [])],
  };
}
