/** Keep an unattended Electron quiet, offline and away from a graphics card that is not there. */
export const quietSwitches = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disable-gpu',
  '--disable-domain-reliability',
];

/** Whether this user can't have Chromium's sandbox: root on Linux. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
