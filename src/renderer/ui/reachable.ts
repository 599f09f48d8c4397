/**
 * An attachment for a box whose text may be longer than the box: while it is, the keyboard reaches it to scroll.
 */
export function reachable(box: HTMLElement): () => void {
  const measure = (): void => {
    if (box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver(measure);
  observer.observe(box);
  measure();
  return () => observer.disconnect();
}
