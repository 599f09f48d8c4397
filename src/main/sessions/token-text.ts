import { MAX_TOKEN, MIN_TOKEN, type TokenFault } from '../../contract/sessions';

type ReadToken =
  { readonly kind: 'token'; readonly token: string } | { readonly kind: 'fault'; readonly fault: TokenFault };

const fault = (word: TokenFault): ReadToken => ({ kind: 'fault', fault: word });

/** What a clipboard may hold around a token: the header's word, blanks and a line's end. */
const MOST_AROUND = 1024;

/**
 * The token in a text from the clipboard: 16 to 8192 visible ASCII characters, after an optional `Bearer ` and between
 * optional blanks. Says what is wrong without repeating any of the text.
 */
export function readToken(text: string): ReadToken {
  if (text.length > MAX_TOKEN + MOST_AROUND) return fault('token-too-long');
  const token = text.trim().replace(/^Bearer +/i, '');
  if (token === '') return fault('clipboard-empty');
  // SECURITY: nothing that could end a header's line or hide in one ever becomes part of a request.
  if (!/^[\x21-\x7e]+$/.test(token)) return fault('token-not-visible-ascii');
  if (token.length < MIN_TOKEN) return fault('token-too-short');
  return token.length > MAX_TOKEN ? fault('token-too-long') : { kind: 'token', token };
}
