import type { JournalName } from '../../contract/audit';
import type { Desk, Reply } from '../../contract/bridge';
import type { Alarm, ProofAnswer } from '../../contract/proof';
import { noteFault, proofStops, unansweredNote } from './proof-stops';

/** What a note is written for. */
export type NoteAbout =
  | { readonly kind: 'alarm'; readonly journal: JournalName; readonly alarm: Alarm }
  | { readonly kind: 'new-key'; readonly journal: JournalName };

export type NoteStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' | 'recording'; readonly about: NoteAbout; readonly stop?: string };

/** An acknowledgement, or the reason for a new key, from the question to its record. */
export class ProofNotes {
  stage = $state.raw<NoteStage>({ kind: 'idle' });
  note = $state('');

  constructor(
    private readonly desk: Pick<Desk, 'acknowledgeAlarm' | 'rekeyJournal'>,
    private readonly onRecorded: (about: NoteAbout) => void,
  ) {}

  ask(about: NoteAbout): void {
    this.note = '';
    this.stage = { kind: 'asking', about };
  }

  leave(): void {
    if (this.stage.kind === 'asking') this.stage = { kind: 'idle' };
  }

  /** Records the note; what was typed stays until it is recorded. */
  async record(): Promise<void> {
    if (this.stage.kind !== 'asking') return;
    const { about } = this.stage;
    const fault = noteFault(this.note);
    if (fault) {
      this.stage = { kind: 'asking', about, stop: proofStops[fault] };
      return;
    }
    this.stage = { kind: 'recording', about };
    const reply = await this.#send(about);
    const stop = stopOf(reply);
    this.stage = stop === undefined ? { kind: 'idle' } : { kind: 'asking', about, stop };
    if (stop === undefined) this.onRecorded(about);
  }

  #send(about: NoteAbout): Promise<Reply<ProofAnswer>> {
    const { journal } = about;
    return about.kind === 'alarm'
      ? this.desk.acknowledgeAlarm({ journal, alarmId: about.alarm.id, note: this.note })
      : this.desk.rekeyJournal({ journal, reason: this.note });
  }
}

function stopOf(reply: Reply<ProofAnswer>): string | undefined {
  if (reply.kind !== 'answer') return unansweredNote(reply);
  return reply.value.kind === 'stopped' ? proofStops[reply.value.why] : undefined;
}
