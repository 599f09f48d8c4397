import { describe, expect, it } from 'vitest';
import type { LogEvent } from './log-events';
import { reportsTo } from './reports';

function reports() {
  const heard: LogEvent[] = [];
  const said: string[] = [];
  return {
    heard,
    said,
    ...reportsTo({
      note: (event) => void heard.push(event),
      newId: () => '0b0e7a52-5ad5-4a3e-9be1-3e6c57f1e0b7',
      homeFolder: '/home/dana',
      say: (line) => void said.push(line),
    }),
  };
}

describe('a report', () => {
  it('of a bug has a reference, and tells the error stream no secret', () => {
    const { fault, heard, said } = reports();
    const error = new Error('Authorization: Bearer tok-4711-secret at /home/dana/x');
    expect(fault('signIn', error)).toBe('F-57f1e0b7');
    expect(heard).toMatchObject([{ what: 'fault', reference: 'F-57f1e0b7', question: 'signIn' }]);
    expect(said[0]).toMatch(/^F-57f1e0b7 signIn: Error: Authorization/);
    expect(said[0]).not.toMatch(/tok-4711|dana/);
  });

  it('of a refusal is made a hundred times in a run at most', () => {
    const { refused, heard } = reports();
    for (let count = 0; count < 500; count += 1) refused('readLog', 'shape');
    expect(heard).toHaveLength(100);
    expect(heard[0]).toEqual({ what: 'refused', question: 'readLog', why: 'shape' });
  });
});
