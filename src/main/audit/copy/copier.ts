import { join } from 'node:path';
import type { CopyHealth } from '../../../contract/proof';
import { copyCourse, type CopyCourse } from './copy-course';
import type { CopyDisk } from './copy-disk';
import { copyRound, type CopySource, type Round, type RoundTools } from './copy-round';
import { copyFolderName } from './folder-name';
import { startRounds, type Rounds } from './rounds';
import { watchedDisk, type Wait, type WatchedDisk } from './watched-disk';

/** A call of the disk that takes longer than so many milliseconds is said. */
const CALL_DEADLINE = 30_000;

/** Everything that the copy of a journal needs from outside. */
export interface CopierOptions {
  readonly disk: CopyDisk;
  /** The folder that the policy names; it is never made. */
  readonly folder: string;
  readonly host: string;
  readonly osUser: string;
  readonly wait: Wait;
  readonly clock: () => Date;
  /** Hears when there is something new to say; not of every record that is copied at once. */
  readonly hear: (health: CopyHealth) => void;
}

/** Keeps the second copy of one journal. Nobody waits for it. See docs/policy.md, "The second copy". */
export interface Copier {
  /** Begins to copy. Of the same journal opened anew it takes the new word on what is acknowledged. */
  readonly follow: (source: CopySource) => void;
  /** A record was acknowledged. Returns at once. */
  readonly nudge: () => void;
  /** Undefined before there is a journal to follow. */
  readonly health: () => CopyHealth | undefined;
  /**
   * Ends the copying; waits 3 seconds at most for what is still to be copied. `hanging`: a call of the disk has not come
   * back, and the system may keep the process until it does. Call it before the journal is closed.
   */
  readonly end: () => Promise<{ readonly hanging: boolean }>;
}

/** A journal that is followed. */
interface Following {
  readonly course: CopyCourse;
  readonly watched: WatchedDisk;
  readonly rounds: Rounds;
}

function startFollowing(options: CopierOptions, journalId: string, source: () => CopySource): Following {
  const { folder, host, osUser, wait, clock, hear } = options;
  const into = join(folder, copyFolderName({ host, osUser, journalId }));
  const course = copyCourse({ folder: into, lastSeq: () => source().lastSeq(), clock, hear });
  const tellLate = (isLate: boolean): void => {
    course.late(isLate);
    course.tell();
  };
  const watched = watchedDisk(options.disk, {
    wait,
    deadlineMs: CALL_DEADLINE,
    late: () => tellLate(true),
    back: () => tellLate(false),
  });
  const tools: RoundTools = {
    disk: watched.disk,
    into,
    seen: new Map(),
    reached: course.reached,
    segmentDone: course.tell,
  };
  const round = (): Promise<Round> => copyRound(tools, source());
  return { course, watched, rounds: startRounds({ round, course, wait }) };
}

/** Opens the copier of one journal; it does nothing before there is a journal to follow. */
export function openCopier(options: CopierOptions): Copier {
  let source: CopySource | undefined;
  let following: Following | undefined;
  let hasEnded = false;
  const hear = (health: CopyHealth): void => {
    if (!hasEnded) options.hear(health);
  };
  const nudge = (): void => {
    // Looking at it notes since when the copy lags.
    following?.course.view();
    following?.rounds.ask();
  };
  return {
    follow: (followed) => {
      if (source && source.journalId !== followed.journalId)
        throw new Error('A copier follows one journal alone.');
      source = followed;
      following ??= startFollowing({ ...options, hear }, followed.journalId, () => source ?? followed);
      nudge();
    },
    nudge,
    health: () => following?.course.asked(),
    end: async () => {
      const isUnderWay = (await following?.rounds.end()) ?? false;
      hasEnded = true;
      following?.watched.stop();
      return { hanging: isUnderWay };
    },
  };
}
