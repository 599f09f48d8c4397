import { rerunByNewerNode } from './node-runtime.mjs';
import { endCompanions } from './processes.mjs';
import { Stop } from './say.mjs';

/**
 * Runs a script's work on a Node that is new enough and sets the exit code that it returns; a `Stop` becomes its
 * sentence and exit code 1.
 * @param {() => Promise<number>} work
 */
export async function runScript(work) {
  try {
    process.exitCode = (await rerunByNewerNode()) ?? (await work());
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  } finally {
    endCompanions();
  }
}
