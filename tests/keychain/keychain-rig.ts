import { openKeychain, type OpenKeychain, type KeychainTools } from '../../src/main/keychain/keychain';
import type { NoteFile } from '../../src/main/note-file';
import { standInStore, type StandInStore } from '../stand-ins/credential-store';

/** A keychain over a stand-in, with a note and a clock that the test moves. */
export interface KeychainRig {
  readonly system: StandInStore;
  /** What is in the note's file; undefined before it was first written. */
  readonly note: { text: string | undefined };
  /** One more keychain over the same system and note, as after a restart. */
  readonly open: (tools?: Partial<KeychainTools>) => OpenKeychain;
  /** Lets so many milliseconds pass for every deadline. */
  readonly pass: (ms: number) => Promise<void>;
  /** Lets everything that can go on without a wait go on. */
  readonly settle: () => Promise<void>;
}

interface Alarm {
  left: number;
  readonly ring: () => void;
}

/** A generation for each write, counted up. */
export function countedGenerations(): () => string {
  let last = 0;
  return () => (last += 1).toString(16).padStart(16, '0');
}

/** Starts with nothing stored. */
export function keychainRig(): KeychainRig {
  const system = standInStore();
  const note: KeychainRig['note'] = { text: undefined };
  const file: NoteFile = {
    read: () => Promise.resolve(note.text),
    replace: async (text) => {
      await Promise.resolve();
      note.text = text;
    },
  };
  const alarms = new Set<Alarm>();
  const newGeneration = countedGenerations();
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    system,
    note,
    settle,
    open: (tools = {}) =>
      openKeychain({
        service: 'Lockout Desk',
        platform: 'linux',
        load: () => Promise.resolve(system.store),
        note: file,
        newGeneration,
        wait: (ms, signal) =>
          new Promise((resolve) => {
            const alarm = { left: ms, ring: () => resolve('waited') };
            alarms.add(alarm);
            signal.addEventListener('abort', () => {
              alarms.delete(alarm);
              resolve('cancelled');
            });
          }),
        ...tools,
      }),
    pass: async (ms) => {
      await settle();
      for (const alarm of alarms) if ((alarm.left -= ms) <= 0) alarm.ring();
      await settle();
    },
  };
}

/** A secret of so many bytes that differs from place to place. */
export function secretOf(bytes: number, seed = 7): string {
  let state = seed;
  return Array.from({ length: bytes }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(33 + (state % 94));
  }).join('');
}
