/**
 * What the page may load: its own scripts, styles, fonts and pictures, and nothing else from anywhere.
 */
// SECURITY: starts from nothing; no inline code, no eval, no connection, no frame, no form. An injected string stays text.
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // eslint-disable-next-line no-restricted-syntax -- A directive and its value.
  'trusted-types svelte-trusted-html',
].join('; ');
