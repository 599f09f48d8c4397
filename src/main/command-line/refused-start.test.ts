import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedStart, type Start } from './refused-start';

const start = (args: readonly string[], more: Partial<Start> = {}): string | undefined =>
  refusedStart({ platform: 'linux', args, env: {}, packaged: true, ...more });

describe('the installed application', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--remote-allow-origins=*',
    '--inspect',
    '--inspect-brk=0',
    '--js-flags=--expose-gc',
    '--log-net-log=/tmp/net.json',
    '--net-log-capture-mode=Everything',
    '--ssl-key-log-file=/tmp/keys',
    '--proxy-server=a.example:1',
    '--proxy-pac-url=https://a.example/x',
    '--proxy-bypass-list=*',
    '--user-data-dir=/tmp/other',
    '--no-sandbox',
    '--disable-web-security',
    '--load-extension=/tmp/x',
    '--host-rules=MAP * a.example',
    '--host-resolver-rules=MAP * a.example',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=x',
    '--enable-logging',
    '--log-file=/tmp/x',
    '--auth-server-allowlist=*',
    '--gpu-launcher=/tmp/x',
    '--renderer-cmd-prefix=/tmp/x',
    '--utility-cmd-prefix=/tmp/x',
    '--disable-features=NetworkServiceSandbox',
    '--enable-crash-reporter',
    '--app=/tmp/other',
    '-r',
    '-remote-debugging-port=1',
    '---remote-debugging-port=1',
    ' --remote-debugging-port=1',
    '\t-inspect',
    '--REMOTE-DEBUGGING-PORT=1',
    '--force-device-scale-factor=--no-sandbox',
    '--lang=../../x',
    '--disable-gpu=1',
    '--DISABLE-GPU',
    '-disable-gpu',
    ' --disable-gpu',
    '--printconfig',
    '-print-config',
    '-psn_0_1',
    '---',
  ])('does not start with %j', (argument) => {
    expect(start([argument])).toContain('was not started');
    expect(start(['--disable-gpu', 'file', argument])).toContain('was not started');
  });

  it.each<[readonly string[]]>([
    [[]],
    [['--print-config', '--json', '--output', 'c.json']],
    [['--validate-policy=p.json']],
    [['--help']],
    [['--version']],
    [['--force-device-scale-factor=1.25', '--force-high-contrast', '--lang=de-AT']],
    [['--force-renderer-accessibility', '--force-renderer-accessibility=complete']],
    [['--disable-gpu', '--ozone-platform=wayland', '--ozone-platform-hint=auto']],
    [['/prefetch:1', 'a file', '-', '']],
    [['--', '--remote-debugging-port=1']],
  ])('starts with %j', (args) => {
    expect(start(args)).toBeUndefined();
  });

  it.each<[NodeJS.Platform, string, boolean]>([
    ['win32', '/remote-debugging-port=1', false],
    ['win32', '/INSPECT', false],
    ['win32', '--Remote-Debugging-Port=1', false],
    ['win32', '-no-sandbox', false],
    ['win32', '/prefetch:5', true],
    ['win32', '/prefetch:5 --no-sandbox', false],
    ['win32', '/', true],
    ['darwin', '-psn_0_12345', true],
    ['darwin', '-psn_0_1=--no-sandbox', false],
    ['darwin', '/remote-debugging-port=1', true],
  ])('on %s meets %s: starts: %s', (platform, argument, starts) => {
    expect(start([argument], { platform }) === undefined).toBe(starts);
  });

  it.each([
    'SSLKEYLOGFILE',
    'NODE_OPTIONS',
    'ELECTRON_RUN_AS_NODE',
    'NODE_DEBUG',
    'NODE_V8_COVERAGE',
    'ELECTRON_ENABLE_LOGGING',
    'ELECTRON_LOG_FILE',
  ])('does not start with %s in its environment', (name) => {
    expect(start([], { env: { [name]: 'x' } })).toContain(`“${name}”`);
    expect(start([], { env: { [name]: '' } })).toBeUndefined();
    expect(start([], { env: { [name.toLowerCase()]: 'x' }, platform: 'win32' })).toContain(`“${name}”`);
  });

  it('names all that is in the way, and no value of it', () => {
    const sentence = start(['--proxy-server=user:secret@a.example', '/opt', '--no-sandbox'], {
      env: { SSLKEYLOGFILE: '/home/name/keys', PATH: '/bin' },
    });
    expect(sentence).toBe(
      'Lockout Desk was not started. It may not be started with “--proxy-server”, “--no-sandbox”. The environment ' +
        'may not set “SSLKEYLOGFILE” for it. These could show secrets to others or change what the application does. ' +
        'Nothing was read, changed or sent. Start it without them.',
    );
  });

  it('starts with no switch that is not spelled like one of the list, however it is written', () => {
    const known =
      /^(--(help|version|print-config|validate-policy|json|output|force-[a-z-]+|lang|disable-gpu|ozone-platform(-hint)?)(=.*)?|-psn_[\d_]+|\/prefetch:\d+)$/s;
    const dashed = fc
      .tuple(fc.constantFrom('-', '--', '---', ' --', '/'), fc.string({ minLength: 1 }))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom('linux', 'win32', 'darwin'), dashed, (platform, argument) => {
        const isPath = platform !== 'win32' && argument.startsWith('/');
        fc.pre(!isPath && !known.test(argument) && !/^\s*(-|--|\/)\s*$/.test(argument));
        expect(start([argument], { platform })).toContain('was not started');
      }),
    );
  });
});

it('a runtime for development starts with anything', () => {
  const env = { SSLKEYLOGFILE: 'x' };
  expect(start(['--remote-debugging-port=0'], { packaged: false, env })).toBeUndefined();
});
