/**
 * Why the operating system's keychain did not answer. `missing`: there is none, or it is gone. `locked`: it is there
 * and shut. `denied`: the person or the system said no. `timed-out`: no answer within the deadline; nothing of it
 * takes effect later. `damaged`: what is stored is not what was stored, such as with a part missing.
 */
export type KeychainTrouble = 'missing' | 'locked' | 'denied' | 'timed-out' | 'damaged';
