import type { Desk } from '../../contract/bridge';
import { unansweredSentence } from '../lockouts/stops';
import { deletedSentence } from './key-sentences';

/** The file that a key came from, and what is to become of it. */
export interface KeyFileOffer {
  readonly environmentId: string;
  /** Without its path. */
  readonly name: string;
  /** Whether the keychain has the key, so that the file isn't needed for the next sign-in. */
  readonly keyIsKept: boolean;
  readonly stage:
    | { readonly kind: 'offered' | 'deleting' }
    | { readonly kind: 'ended'; readonly tone: 'plain' | 'trouble'; readonly text: string };
}

/** What is offered after a sign-in with a key's file. */
export class KeyFile {
  offer = $state.raw<KeyFileOffer>();

  constructor(private readonly desk: Pick<Desk, 'deleteKeyFile'>) {}

  propose(file: Omit<KeyFileOffer, 'stage'>): void {
    this.offer = { ...file, stage: { kind: 'offered' } };
  }

  /** The environment's key is no longer in the keychain: the file may be all that is left of it. */
  keyIsGone(environmentId: string): void {
    if (this.offer?.environmentId === environmentId) this.offer = { ...this.offer, keyIsKept: false };
  }

  /** The file stays, or what became of it has been read. */
  dismiss(): void {
    if (this.offer?.stage.kind !== 'deleting') this.offer = undefined;
  }

  async remove(): Promise<void> {
    const { offer } = this;
    if (offer?.stage.kind !== 'offered') return;
    this.offer = { ...offer, stage: { kind: 'deleting' } };
    const reply = await this.desk.deleteKeyFile({ environmentId: offer.environmentId });
    const isDeleted = reply.kind === 'answer' && reply.value.kind === 'deleted';
    const text =
      reply.kind === 'answer' ? deletedSentence(reply.value, offer.name) : unansweredSentence(reply);
    this.offer = { ...offer, stage: { kind: 'ended', tone: isDeleted ? 'plain' : 'trouble', text } };
  }
}
