import { describe, expect, it } from 'vitest';
import { keepsToHttp1, keepToHttp1 } from './http1-only';

describe('HTTP/1.1 alone', () => {
  it('is kept to only where both of its switches are set', () => {
    const set = new Set<string>();
    const commandLine = { hasSwitch: (name: string) => set.has(name) };
    expect(keepsToHttp1(commandLine)).toBe(false);
    keepToHttp1({ appendSwitch: (name) => void set.add(name) });
    expect([...set].sort()).toEqual(['disable-http2', 'disable-quic']);
    expect(keepsToHttp1(commandLine)).toBe(true);
    set.delete('disable-http2');
    expect(keepsToHttp1(commandLine)).toBe(false);
  });
});
