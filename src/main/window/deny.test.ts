import { EventEmitter } from 'node:events';
import type { App, Session, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { denyInEveryContents, denyInSession } from './deny';

/** A session that writes down what is set on it; events go to real listeners. */
function sessionOf(): { session: EventEmitter; set: Record<string, unknown> } {
  const set: Record<string, unknown> = {};
  const keep = (name: string) => (value: unknown) => void (set[name] = value);
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerLanguages: keep('languages'),
    webRequest: { onBeforeRequest: keep('before') },
  });
  denyInSession(session as unknown as Session, ['desk://app']);
  return { session, set };
}

/** An application with one web contents. */
function contentsOf(): { app: EventEmitter; contents: EventEmitter; opens: unknown[] } {
  const opens: unknown[] = [];
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => unknown) => void opens.push(handler()),
  });
  const app = new EventEmitter();
  denyInEveryContents(app as unknown as App);
  app.emit('web-contents-created', {}, contents as unknown as WebContents);
  return { app, contents, opens };
}

/** Emits an event whose last argument is a choice to be made, and says what became of both. */
function asked(
  on: EventEmitter,
  name: string,
  ...between: unknown[]
): { prevented: number; chosen: unknown[] } {
  const preventDefault = vi.fn();
  const chosen: unknown[] = [];
  on.emit(name, { preventDefault }, ...between, (...choice: unknown[]) => void chosen.push(...choice));
  return { prevented: preventDefault.mock.calls.length, chosen };
}

describe('the page’s session', () => {
  it('gives the page no device, whichever was plugged in or chosen before', () => {
    const { session, set } = sessionOf();
    expect((set['device'] as () => boolean)()).toBe(false);
    const device = { deviceList: [{ deviceId: 'a' }] };
    expect(asked(session, 'select-usb-device', device)).toEqual({ prevented: 1, chosen: [] });
    expect(asked(session, 'select-hid-device', device)).toEqual({ prevented: 1, chosen: [] });
    const port = asked(session, 'select-serial-port', [{ portId: 'a' }], {});
    expect(port).toEqual({ prevented: 1, chosen: [''] });
  });

  it('spells nothing', () => {
    expect(sessionOf().set['languages']).toEqual([]);
  });

  it.each([
    ['desk://app/index.html', false],
    ['desk://app.example/index.html', true],
    ['desk://appendix/', true],
    ['https://localhost/', true],
    ['file:///etc/passwd', true],
    ['ws://localhost/', true],
    ['data:text/html,x', true],
  ])('of %s a request is refused: %s', (url, cancel) => {
    const before = sessionOf().set['before'] as (details: object, answer: (what: unknown) => void) => void;
    const answer = vi.fn();
    before({ url }, answer);
    expect(answer.mock.calls).toEqual([[{ cancel }]]);
  });
});

describe('every web contents', () => {
  it('takes no Bluetooth device', () => {
    const bluetooth = asked(contentsOf().contents, 'select-bluetooth-device', [{ deviceId: 'a' }]);
    expect(bluetooth).toEqual({ prevented: 1, chosen: [''] });
  });

  it('opens no window', () => {
    expect(contentsOf().opens).toEqual([{ action: 'deny' }]);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'allows no %s',
    (name) => {
      expect(asked(contentsOf().contents, name).prevented).toBe(1);
    },
  );
});

describe('what servers ask of the user', () => {
  it('is answered with no certificate of his', () => {
    const { app } = contentsOf();
    const certificate = asked(app, 'select-client-certificate', {}, 'https://a.example', [
      { subjectName: 'Name' },
    ]);
    expect(certificate).toEqual({ prevented: 1, chosen: [] });
  });

  it('is answered with no name and no password', () => {
    expect(asked(contentsOf().app, 'login', {}, {}, {})).toEqual({ prevented: 1, chosen: [] });
  });

  it('never makes a certificate trusted', () => {
    const error = asked(contentsOf().app, 'certificate-error', {}, 'https://a.example', 'net::ERR', {});
    expect(error).toEqual({ prevented: 1, chosen: [false] });
  });
});
