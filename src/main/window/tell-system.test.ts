import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { tellSystem } from './tell-system';

/** Electron's notifications: what was made, and whether the system has any. */
const system = vi.hoisted(() => ({ has: true, shown: [] as { readonly emit: (what: string) => unknown }[] }));

vi.mock('electron', () => ({
  Notification: class extends EventEmitter {
    static readonly isSupported = (): boolean => system.has;
    constructor(readonly told: object) {
      super();
    }
    show(): void {
      system.shown.push(this);
    }
  },
}));

beforeEach(() => {
  system.has = true;
  system.shown.length = 0;
});

it('shows a notification with title and text, and hears its click', () => {
  const chosen = vi.fn();
  tellSystem('A title', 'A text.', chosen);
  expect(system.shown).toMatchObject([{ told: { title: 'A title', body: 'A text.' } }]);
  expect(chosen).not.toHaveBeenCalled();
  system.shown[0]?.emit('click');
  expect(chosen).toHaveBeenCalledOnce();
});

it('does nothing where the system has no notifications', () => {
  system.has = false;
  tellSystem('A title', 'A text.', expect.unreachable);
  expect(system.shown).toEqual([]);
});
