import type { Desk } from '../contract/bridge';

declare global {
  interface Window {
    readonly desk: Desk;
  }
}
