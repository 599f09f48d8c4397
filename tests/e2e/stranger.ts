import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const verifier = fileURLToPath(new URL('../../out/verify/lockout-desk-verify.mjs', import.meta.url));
const call = promisify(execFile);

/** What the stand-alone verifier says of a folder or a bundle, on this Node, and how it exits. */
export async function stranger(...args: readonly string[]): Promise<{ code: number; said: string }> {
  const ran = await call(process.execPath, [verifier, ...args]).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return { code: 'code' in ran ? ran.code : 0, said: ran.stdout };
}
