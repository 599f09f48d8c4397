import type { CopyHealth } from '../../../contract/proof';

/** What happens to a copy, and what there is to say of it. */
export interface CopyCourse {
  /** What holds at the time of the call. */
  readonly view: () => CopyHealth;
  /** The same for somebody who asks, who hears of it once it changes. */
  readonly asked: () => CopyHealth;
  /** Tells what holds, unless it was the last thing told or answered. */
  readonly tell: () => void;
  /** Records up to this one are in the copy, and those after it may not be. */
  readonly reached: (seq: number) => void;
  /** Records up to this one are in the copy and on its disk. */
  readonly copied: (seq: number) => void;
  readonly failed: (code: string) => void;
  readonly late: (isLate: boolean) => void;
}

/** What the course of a copy depends on. */
export interface CourseTools {
  readonly folder: string;
  readonly lastSeq: () => number;
  readonly clock: () => Date;
  readonly hear: (health: CopyHealth) => void;
}

/** Passes on what differs from what was passed on or answered before. */
function onlyNews(hear: CourseTools['hear']): {
  readonly tell: (health: CopyHealth) => void;
  readonly answer: (health: CopyHealth) => CopyHealth;
} {
  let told = '';
  return {
    tell: (health) => {
      const text = JSON.stringify(health);
      if (text === told) return;
      told = text;
      hear(health);
    },
    answer: (health) => {
      told = JSON.stringify(health);
      return health;
    },
  };
}

/** The course of a copy that nobody has looked at yet: of the records before, it is taken to lack one. */
export function copyCourse({ folder, lastSeq, clock, hear }: CourseTools): CopyCourse {
  let whole: number | undefined;
  let reached = lastSeq() - 1;
  let code: string | undefined;
  let isLate = false;
  let since: string | undefined;
  const news = onlyNews(hear);

  const view = (): CopyHealth => {
    const last = lastSeq();
    const why = code ?? (isLate ? 'timed-out' : undefined);
    // SECURITY: current only where a whole round has synced all that is acknowledged by now.
    if (why === undefined && whole !== undefined && whole >= last) {
      since = undefined;
      return { folder, state: 'current', behind: 0 };
    }
    since ??= clock().toISOString();
    const behind = Math.max(1, last - reached);
    return {
      folder,
      state: why === undefined ? 'behind' : 'failed',
      behind,
      since,
      ...(why && { code: why }),
    };
  };
  return {
    view,
    asked: () => news.answer(view()),
    tell: () => news.tell(view()),
    reached: (seq) => (reached = seq),
    copied: (seq) => {
      whole = Math.max(whole ?? 0, seq);
      reached = whole;
      code = undefined;
    },
    failed: (word) => (code = word),
    late: (value) => (isLate = value),
  };
}
