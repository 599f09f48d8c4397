import { Notification } from 'electron';

/** Those that still stand: one that nobody holds is collected, and its click goes nowhere. */
const standing = new Set<Notification>();

/** Tells something by a notification of the system's, which has its own quiet hours; where there are none, nothing. */
export function tellSystem(title: string, body: string, chosen: () => void): void {
  if (!Notification.isSupported()) return;
  const told = new Notification({ title, body });
  standing.add(told);
  told.on('click', () => {
    standing.delete(told);
    chosen();
  });
  told.on('close', () => standing.delete(told));
  told.show();
}
