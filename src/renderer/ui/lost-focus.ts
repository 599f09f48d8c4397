import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** The heading that the net below gave the focus to, for want of a better place. */
let caughtBy: Element | undefined;

/** Whether nobody has the focus, or a heading has it only because nothing else took it in time. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === document.body || activeElement === caughtBy;
}

/**
 * Takes the focus where nobody has it: what was pressed is gone from the page, and a keyboard or screen reader
 * would start again from the top. Tried anew whenever `after` changes.
 */
export function takeLostFocus(after: unknown): Attachment<HTMLElement> {
  return (place) => {
    void after;
    place.tabIndex = -1;
    void tick().then(() => {
      if (isFocusLost()) place.focus();
    });
  };
}

/** The heading that was made to have the focus, as an outcome's is; otherwise the page's own. */
function focusHeading(): void {
  const made = document.querySelector<HTMLElement>('[data-page] h2[tabindex="-1"]');
  const heading = made ?? document.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  caughtBy = heading;
}

/**
 * The net below all else that leads the focus on: where what had it has left the page, or can't have it any more, and
 * by the next frame nothing else took it, the page's heading does, without scrolling. Whoever clicks beside everything
 * wants nothing to have it: then what had it is still there. A dialog sees to its own. Until the returned function is
 * called.
 */
export function catchLostFocus(): () => void {
  let had: Element | null = null;
  let frame: number | undefined;
  const look = (): void => {
    frame = undefined;
    const isWithNobody = document.activeElement === document.body;
    if (!had || !isWithNobody || document.querySelector('[role$="dialog"]')) return;
    if (had.isConnected && !had.matches(':disabled')) had = null;
    // A page that is still being loaded has none: it is looked for again once there is one.
    else focusHeading();
  };
  const soon = (): void => void (frame ??= requestAnimationFrame(look));
  // Not the event's target: a dialog may have taken the focus back from that already.
  const note = (): void => void (had = document.activeElement);
  document.addEventListener('focusin', note);
  document.addEventListener('focusout', soon);
  const changes = new MutationObserver(soon);
  changes.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', note);
    document.removeEventListener('focusout', soon);
    changes.disconnect();
    had = null;
    caughtBy = undefined;
  };
}
