import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOfAtMost, joinHeaders } from './answer-parts';

describe('headers of an answer', () => {
  it('are in lower case, and repeated ones are joined in order', () => {
    const raw = ['Date', 'today', 'X-A', '1', 'x-a', '2', 'Content-Type', 'text/html'];
    expect(joinHeaders(raw)).toEqual({ date: 'today', 'x-a': '1, 2', 'content-type': 'text/html' });
  });

  it('may have any name without touching the object that holds them', () => {
    const headers = joinHeaders(['__proto__', 'x', 'Constructor', 'y']);
    expect(Object.entries(headers)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});

describe('a body', () => {
  it('is the pieces in order up to its limit, and takes no piece beyond it', () => {
    const piece = fc.uint8Array({ maxLength: 20 });
    fc.assert(
      fc.property(fc.array(piece), fc.nat({ max: 100 }), (pieces, most) => {
        const body = bodyOfAtMost(most);
        const taken = pieces.filter((chunk) => body.add(chunk));
        expect([...body.bytes()]).toEqual(taken.flatMap((chunk) => [...chunk]));
        expect(body.bytes().length).toBeLessThanOrEqual(most);
        const fits = pieces.reduce((sum, chunk) => sum + chunk.length, 0) <= most;
        if (fits) expect(taken).toEqual(pieces);
      }),
    );
  });
});
