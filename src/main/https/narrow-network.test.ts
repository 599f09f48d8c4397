import { describe, expect, it } from 'vitest';
import { isNetworkNarrow, narrowNetwork, type Switches } from './narrow-network';

/** A command line on which, as on Chromium's, a switch that comes again replaces its value. */
function commandLine(): Switches & { set: Map<string, string> } {
  const set = new Map<string, string>();
  return {
    set,
    appendSwitch: (name, value = '') => void set.set(name, value),
    hasSwitch: (name) => set.has(name),
    getSwitchValue: (name) => set.get(name) ?? '',
  };
}

describe('the network of this process', () => {
  it('is narrow once it was narrowed, and what was switched off before stays off', () => {
    const line = commandLine();
    line.appendSwitch('disable-features', 'Other,Another');
    expect(isNetworkNarrow(line)).toBe(false);
    narrowNetwork(line);
    expect(isNetworkNarrow(line)).toBe(true);
    expect(line.getSwitchValue('disable-features')).toBe('Other,Another,NetworkErrorLogging,Reporting');
  });

  it.each(['disable-http2', 'disable-quic', 'disable-features'])('is not narrow without %s', (name) => {
    const line = commandLine();
    narrowNetwork(line);
    line.set.delete(name);
    expect(isNetworkNarrow(line)).toBe(false);
  });
});
