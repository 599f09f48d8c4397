/** How long it is until something ends: the shorter, the more exact. */
export const timeLeft = {
  hours: (hours: number, minutes: number): string => `${hours} h ${minutes} min`,
  minutes: (minutes: number): string => `${minutes} min`,
  /** Counted down: the width stays. */
  minutesAndSeconds: (minutes: number, seconds: number): string =>
    `${minutes} min ${String(seconds).padStart(2, '0')} s`,
  seconds: (seconds: number): string => `${seconds} s`,
};
