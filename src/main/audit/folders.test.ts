import { describe, expect, it } from 'vitest';
import { auditFolders, type Home } from './folders';

const linux: Home = { platform: 'linux', folder: '/home/dana', environment: {} };

describe('where the journals lie', () => {
  it.each([
    [linux, '/home/dana/.local/share/lockout-desk/audit'],
    [{ ...linux, environment: { XDG_DATA_HOME: '/data' } }, '/data/lockout-desk/audit'],
    [{ ...linux, environment: { XDG_DATA_HOME: 'data' } }, '/home/dana/.local/share/lockout-desk/audit'],
    [{ ...linux, environment: { XDG_DATA_HOME: '' } }, '/home/dana/.local/share/lockout-desk/audit'],
    [
      { platform: 'darwin', folder: '/Users/dana', environment: {} } as const,
      '/Users/dana/Library/Application Support/Lockout Desk/audit',
    ],
    [
      {
        platform: 'win32',
        folder: 'C:/Users/dana',
        environment: { LOCALAPPDATA: 'C:/Users/dana/Local' },
      } as const,
      'C:/Users/dana/Local/Lockout Desk/audit',
    ],
  ])('%o', (home, real) => {
    expect(auditFolders(home).real).toBe(real);
  });

  it('keeps practice beside the real one', () => {
    expect(auditFolders(linux).practice).toBe('/home/dana/.local/share/lockout-desk/practice-audit');
  });
});
