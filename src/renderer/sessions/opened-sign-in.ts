import { fireEvent, render } from '@testing-library/svelte';
import { vi, type Mock } from 'vitest';
import type { Desk, Reply } from '../../contract/bridge';
import type { EnvironmentView } from '../../contract/environments';
import { keyParts, type SignInAnswer, type SignInView } from '../../contract/sign-in';
import { silentDesk } from '../silent-desk';
import { SignIn } from './sign-in.svelte';
import SignInDialog from './SignInDialog.svelte';

/** What tests of the sign-in share: a dialog over a bridge that answers when the test says so. */
export const demo: EnvironmentView = {
  id: 'demo',
  name: 'Demo',
  word: 'DEMO',
  kind: 'demo',
  baseUrl: 'https://demo.example/v1',
  source: 'built-in',
};

/** A key for tests; each part shows where it stands. */
export const typedKey = {
  name: 'api-dana',
  password: 'pass-1',
  appId: 'app-1',
  appVersion: '1.0',
  cid: '42',
  sec: 'sec-1',
};

/** The moment at which the dialog is opened, in ms since 1970. */
export const openedAt = Date.parse('2026-11-23T14:00:00.000Z');

type View = Extract<SignInView, { kind: 'view' }>;

/** The fields of the key as they stand in the page. */
export function fields(): HTMLInputElement[] {
  return keyParts.flatMap((part) => [
    ...document.querySelectorAll<HTMLInputElement>(`input[name="${part}"]`),
  ]);
}

/** What stands in the fields. */
export function inFields(): string[] {
  return fields().map(({ value }) => value);
}

export async function typeKey(): Promise<void> {
  for (const part of keyParts) {
    const input = document.querySelector(`input[name="${part}"]`);
    if (input) await fireEvent.input(input, { target: { value: typedKey[part] } });
  }
}

/** Presses as Enter does. */
export function submit(): Promise<unknown> {
  const form = document.querySelector('#sign-in');
  if (!form) throw new Error('There is no form.');
  return fireEvent.submit(form);
}

export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The bridge: what it reads can be changed, and a sign-in is answered by `reply`. */
class Bridge {
  view: View;
  /** What stood in the fields when it was asked. */
  whenSent: string[] = [];
  reply: (reply: Reply<SignInAnswer>) => void = () => undefined;
  readonly signIn: Mock<Desk['signIn']> = vi.fn(() => {
    this.whenSent = inFields();
    return new Promise((resolve) => (this.reply = resolve));
  });
  readonly setKeyKeeping: Mock<Desk['setKeyKeeping']> = vi.fn(({ keep }) => {
    const keeping = { keep, locked: false };
    this.view = { ...this.view, keeping, hasKey: false };
    const keys = keep ? 'untouched' : 'removed';
    return Promise.resolve({ kind: 'answer', value: { kind: 'set', keeping, keys } });
  });
  readonly forgetKey: Mock<Desk['forgetKey']> = vi.fn(() => {
    this.view = { ...this.view, hasKey: false };
    return Promise.resolve({ kind: 'answer', value: { kind: 'forgotten' } });
  });

  constructor(over: Partial<View>) {
    const keeping = { keep: true, locked: false };
    this.view = { kind: 'view', tries: { left: 5 }, keeping, hasKey: false, ...over };
  }

  answer(value: SignInAnswer): void {
    this.reply({ kind: 'answer', value });
  }
}

interface Opened {
  readonly bridge: Bridge;
  readonly controller: SignIn;
  readonly onSignedIn: Mock<(environmentId: string, answer: unknown) => void>;
  readonly onKeyGone: Mock<(environmentId: string) => void>;
  /** Shows the dialog as it stands now; in the window the page does this. */
  readonly follow: () => Promise<void>;
}

export async function openSignIn(over: Partial<View> = {}, environment = demo): Promise<Opened> {
  const bridge = new Bridge(over);
  const { signIn, forgetKey, setKeyKeeping } = bridge;
  const readSignIn: Desk['readSignIn'] = () => Promise.resolve({ kind: 'answer', value: bridge.view });
  const onSignedIn = vi.fn<(environmentId: string, answer: unknown) => void>();
  const desk = silentDesk({ readSignIn, signIn, forgetKey, setKeyKeeping });
  const onKeyGone = vi.fn<(environmentId: string) => void>();
  const controller = new SignIn({ desk, now: () => openedAt, onSignedIn, onKeyGone });
  await controller.ask(environment);
  const { stage } = controller;
  if (stage.kind === 'idle') throw new Error('The dialog is not open.');
  const shown = render(SignInDialog, { signIn: controller, stage });
  const follow = async (): Promise<void> => {
    const { stage: next } = controller;
    if (next.kind !== 'idle') await shown.rerender({ signIn: controller, stage: next });
  };
  return { bridge, controller, onSignedIn, onKeyGone, follow };
}
