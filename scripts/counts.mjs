import { existsSync, readFileSync } from 'node:fs';
import { say } from './say.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {Counts & { skipped: number }} Read */

/**
 * What a test runner's JSON report says. A test that was skipped, a report that is missing and a run that failed
 * without a failed test each count as failed, and are said.
 * @param {string} runner @param {number} code its exit code @param {Read | undefined} read @returns {Counts}
 */
export function judge(runner, code, read) {
  if (read === undefined) {
    say(`${runner} left no report (exit code ${code}): counted as failed.`);
    return { passed: 0, failed: 1 };
  }
  const { passed, skipped } = read;
  if (skipped > 0) say(`${runner}: ${skipped} skipped or not run, counted as failed.`);
  const failed = read.failed + skipped;
  if (code === 0 || failed > 0) return { passed, failed };
  say(`${runner} ended with exit code ${code}: counted as failed.`);
  return { passed, failed: 1 };
}

/** vitest's `json` reporter. @param {string} file @returns {Read | undefined} */
export function readVitest(file) {
  const report = readReport(file);
  if (report === undefined) return undefined;
  const files = /** @type {{ status: string, assertionResults: unknown[] }[]} */ (report.testResults);
  const unread = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Playwright's `json` reporter. @param {string} file @returns {Read | undefined} */
export function readPlaywright(file) {
  const report = readReport(file);
  if (report === undefined) return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/** @param {string} file */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
