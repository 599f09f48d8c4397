import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { ExportFormat } from '../../contract/proof';
import { words } from '../../words/words';
import { Counts } from './counts.svelte';
import ExportDialog from './ExportDialog.svelte';
import { Exporting } from './exporting.svelte';
import { unfiltered } from './filtering';

const never = (): Promise<never> => new Promise<never>(() => undefined);

it.each<[ExportFormat, boolean]>([
  ['csv', false],
  ['jsonl', false],
  ['bundle', true],
])('before a place is chosen for %s, that others’ records go along is said: %s', (format, isSaid) => {
  const exporting = new Exporting(
    { exportHistory: never, cancelAuditJob: never },
    () => 'practice',
    () => ({}),
  );
  exporting.format = format;
  exporting.ask();
  const counts = new Counts(
    { countHistory: never },
    () => 'practice',
    () => undefined,
  );
  render(ExportDialog, {
    exporting,
    stage: { kind: 'asking' },
    chosen: unfiltered,
    counts,
    nameOf: (id: string) => id,
    onCopy: async () => true,
  });
  expect(screen.queryByText(words.exporting.holdsMore) !== null).toBe(isSaid);
});
