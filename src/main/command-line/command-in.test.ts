import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandIn } from './command-in';

describe('what the application is started for', () => {
  it.each([
    [['--help'], { kind: 'help' }],
    [['.', '--version'], { kind: 'version' }],
    [['--print-config'], { kind: 'print-config', json: false }],
    [['--no-sandbox', '/opt/app', '--print-config', '--json'], { kind: 'print-config', json: true }],
    [
      ['--json', '--output', 'c.json', '--print-config'],
      { kind: 'print-config', json: true, output: 'c.json' },
    ],
    [['--print-config', '--output=a=b.txt'], { kind: 'print-config', json: false, output: 'a=b.txt' }],
    [['--validate-policy', 'p.json'], { kind: 'validate-policy', file: 'p.json' }],
    [['--validate-policy=p.json', '--output', 'o'], { kind: 'validate-policy', file: 'p.json', output: 'o' }],
  ])('%j', (args, command) => {
    expect(commandIn(args)).toEqual(command);
  });

  it.each([[[]], [['.']], [['--no-sandbox', '--disable-gpu', '/opt/app']], [['--proxy-server=a:1', 'help']]])(
    'is the window with %j',
    (args) => {
      expect(commandIn(args)).toBeUndefined();
    },
  );

  it.each([
    [['--print-config', '--jsn'], '“--jsn”'],
    [['--print-config', 'file'], '“file”'],
    [['--print-config', '--no-sandbox'], '“--no-sandbox”'],
    [['--print-config=yes'], '“--print-config=yes”'],
    [['--print-config', '--output'], '--output needs the name of a file'],
    [['--output=', '--print-config'], '--output needs the name of a file'],
    [['--print-config', '--output', '--json'], '--output needs the name of a file'],
    [['--validate-policy'], '--validate-policy needs the name of a file'],
    [['--validate-policy', 'p', '--json'], 'do not go together'],
    [['--help', '--version'], 'do not go together'],
    [['--print-config', '--validate-policy', 'p'], 'do not go together'],
    [['--json'], 'alone asks for nothing'],
    [['--json', '--output', 'f'], 'alone asks for nothing'],
    [['--json', '--json', '--print-config'], 'twice'],
  ])('can’t be made out of %j, which is said', (args, words) => {
    expect(commandIn(args)).toEqual({ kind: 'wrong', sentence: expect.stringContaining(words) });
  });

  it('is made out of any arguments, and is never the window where one of ours is among them', () => {
    const one = fc.oneof(
      fc.constantFrom(
        '--help',
        '--version',
        '--print-config',
        '--validate-policy',
        '--json',
        '--output',
        '--x',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (args) => {
        const isOurs = args.some((arg) =>
          /^--(help|version|print-config|validate-policy|json|output)(=|$)/.test(arg),
        );
        expect(commandIn(args) !== undefined).toBe(isOurs);
      }),
    );
  });
});
