import type { Question } from '../../contract/bridge';
import type { NoteEvent } from './log-events';
import { redacted } from './redact';

/** So many refusals of the bridge are noted in one run: a page gone wrong must not push everything else out. */
const MAX_REFUSALS = 100;

/** What the bridge and the desk report. */
export interface Reports {
  /** A bug; gives back the reference that the page shows. */
  readonly fault: (question: string, fault: unknown) => string;
  readonly refused: (question: Question, why: 'sender' | 'shape') => void;
}

/** What reporting needs. `say` writes to the standard error stream. */
export interface ReportTools {
  readonly note: NoteEvent;
  readonly newId: () => string;
  readonly homeFolder: string;
  readonly say: (line: string) => void;
}

/** Writes bugs to the log and to the standard error stream, without what could be a secret; the page sees neither. */
export function reportsTo({ note, newId, homeFolder, say }: ReportTools): Reports {
  let refusals = 0;
  return {
    fault: (question, fault) => {
      const reference = `F-${newId().slice(-8)}`;
      const words = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      note({ what: 'fault', reference, question, words });
      // SECURITY: whoever collects what programs say gets no secret from here.
      say(`${reference} ${question}: ${redacted(words, homeFolder)}\n`);
      return reference;
    },
    refused: (question, why) => {
      refusals += 1;
      if (refusals <= MAX_REFUSALS) note({ what: 'refused', question, why });
    },
  };
}
