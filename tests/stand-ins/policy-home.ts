import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { realPolicyDisk, type FileFacts, type PolicyDisk } from '../../src/main/settings/policy-disk';
import type { PolicyTools } from '../../src/main/settings/read-policy';

/** A machine-wide folder of a test's own, with real files in it. */
export interface PolicyHome {
  /** The folder that the policy is in. */
  readonly folder: string;
  readonly file: string;
  readonly tools: PolicyTools;
  readonly write: (content: string | Uint8Array) => void;
  readonly chmod: (path: string, mode: number) => void;
  readonly chown: (path: string, uid: number) => void;
  readonly end: () => void;
}

/**
 * The real disk, with two stand-ins: the system's own folder for throw-away files, which everybody can write, passes for one
 * of root's; and where the tests don't run as root, who can't give files away, owners are what the test says.
 */
export function policyHome(): PolicyHome {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'lockout-desk-policy-')));
  const folder = join(base, 'etc', 'lockout-desk');
  mkdirSync(folder, { recursive: true });
  for (const path of [base, dirname(folder), folder]) chmodSync(path, 0o755);
  const file = join(folder, 'policy.json');
  const isRoot = process.getuid?.() === 0;
  const owners = new Map<string, number>();
  const as = (path: string, facts: FileFacts): FileFacts => {
    if (!path.startsWith(base)) return { ...facts, uid: 0, mode: 0o40755 };
    return isRoot ? facts : { ...facts, uid: owners.get(path) ?? 0 };
  };
  const disk: PolicyDisk = {
    open: async (path) => {
      const opened = await realPolicyDisk.open(path);
      return { ...opened, facts: async () => as(path, await opened.facts()) };
    },
    facts: async (path) => as(path, await realPolicyDisk.facts(path)),
  };
  return {
    folder,
    file,
    tools: { platform: 'linux', folder, disk, access: async () => undefined },
    write: (content) => {
      writeFileSync(file, content);
      chmodSync(file, 0o644);
    },
    chmod: chmodSync,
    chown: (path, uid) => (isRoot ? chownSync(path, uid, 0) : owners.set(path, uid)),
    end: () => rmSync(base, { recursive: true, force: true }),
  };
}
