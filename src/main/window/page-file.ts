/** Where our page lives. */
export const pageOrigin = 'desk://app';

/**
 * The file that an address of our page names, or undefined: one flat name, or one below `assets/`.
 */
export function pageFile(address: string): string | undefined {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== pageOrigin) return undefined;
  const path = url.pathname === '/' ? '/index.html' : url.pathname;
  // SECURITY: names are matched whole, so no address climbs out of the page's folder.
  return /^\/(assets\/)?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(path) ? path.slice(1) : undefined;
}
