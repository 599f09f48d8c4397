import type { ClientRequest, IncomingMessage } from 'electron';
import type { FailureWord } from '../../contract/failures';
import { bodyOfAtMost, joinHeaders } from './answer-parts';
import type { Request, Response } from './exchange';
import { failureWord } from './network-words';

/** An answer may hold 1 MiB; those of the API are far below. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

/** How long after waiting was ended its `net::ERR_ABORTED` is still taken for that end; milliseconds. */
const WAIT_ENDED_MS = 1_000;

/** What one call needs of Electron and of time. */
export interface Line {
  /** A request that is not started yet; throws where Electron refuses its address or one of its headers. */
  readonly open: (request: Request) => ClientRequest;
  /**
   * Closes connections that no exchange uses, and ends exchanges that still wait for one with `net::ERR_ABORTED`. Over
   * HTTP/1.1 an exchange that has a connection goes on.
   */
  readonly closeConnections: () => Promise<void>;
  /** Calls `act` once after `ms`; what it returns prevents that. */
  readonly after: (ms: number, act: () => void) => () => void;
}

/** Milliseconds from the start of an exchange. */
export interface Deadlines {
  /** By then there is a connection, or nothing is sent. */
  readonly connectMs: number;
  /** By then there is an answer, or it is given up. */
  readonly wholeMs: number;
}

const failed = (failure: FailureWord): Response => ({ kind: 'failure', failure });

const isSignIn = (response: Response): boolean => response.kind === 'answer' && response.status === 407;

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** Header values are printable ASCII here; Electron would send other letters of a pasted token in its own spelling. */
function isSendable(headers: Request['headers']): boolean {
  return Object.values(headers).every((value) => /^[ -~]*$/.test(value));
}

/** True once idle connections are closed; false where Electron does not come to it in `ms`. */
function closedWithin(ms: number, { closeConnections, after }: Line): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const cancel = after(ms, () => resolve(false));
    closeConnections()
      .then(() => resolve(true), reject)
      .finally(cancel);
  });
}

/**
 * Sends one request on a fresh connection and answers once. Never throws for what a network or a server can do; a
 * request that is not HTTPS, has other letters than ASCII in a header, or is refused by Electron is `request-invalid`.
 */
export async function callOnce(request: Request, line: Line, deadlines: Deadlines): Promise<Response> {
  // SECURITY: a token goes over HTTPS or nowhere.
  if (!isHttps(request.url) || !isSendable(request.headers)) return failed('request-invalid');
  // SECURITY: Chromium resends a POST by itself on a kept connection that turns out closed, or on a 408 there.
  if (!(await closedWithin(deadlines.connectMs, line))) return failed('no-connection');
  let call: ClientRequest;
  try {
    call = line.open(request);
  } catch {
    // SECURITY: Electron's error quotes the header that it refuses, token and all, so it ends here.
    return failed('request-invalid');
  }
  return new Promise((resolve) => follow(call, request, line, deadlines, resolve));
}

/** Acts on the first response alone: what an exchange still says after its end changes nothing. */
function once(act: (response: Response) => void): (response: Response) => void {
  let acted = false;
  return (response) => {
    if (acted) return;
    acted = true;
    act(response);
  };
}

/** Listens before it sends, then lets whatever comes first end the exchange. */
function follow(
  call: ClientRequest,
  request: Request,
  { closeConnections, after }: Line,
  { connectMs, wholeMs }: Deadlines,
  resolve: (response: Response) => void,
): void {
  const timers: (() => void)[] = [];
  let waitEnded = false;
  let partial: (() => Response) | undefined;
  const uploaded = (): boolean => call.getUploadProgress().started;
  const end = once((response) => {
    for (const cancel of timers) cancel();
    // SECURITY: a 407 to an order that went out is the server's own word, not a proxy's before sending.
    resolve(isSignIn(response) && uploaded() ? failed('network-other') : response);
    call.abort();
  });
  call.on('response', (message) => (partial = readBody(message, end)));
  call.on('redirect', (status, _method, _address, headers) => end(redirectAnswer(status, headers)));
  call.on('login', ({ isProxy }, answer) => {
    // SECURITY: no credentials, so nobody is asked for any.
    answer();
    if (isProxy && !uploaded()) end(failed('proxy-sign-in'));
  });
  call.on('error', ({ message }) => {
    end(partial?.() ?? failed(failureWord(message, { uploaded: uploaded(), waitEnded })));
  });
  timers.push(
    after(connectMs, () => {
      if (uploaded()) return;
      // SECURITY: an abort could come between sending and hearing of it. This instead ends the exchange only if it has
      // no connection yet, and an answer to one that has is still heard.
      waitEnded = true;
      timers.push(after(WAIT_ENDED_MS, () => (waitEnded = false)));
      void closeConnections();
    }),
    after(wholeMs, () => end(partial?.() ?? failed('no-answer'))),
  );
  call.end(request.body);
}

/** Reads the body until its end or too much of it; what it returns is the answer as far as it has come. */
function readBody(message: IncomingMessage, end: (response: Response) => void): () => Response {
  const body = bodyOfAtMost(MAX_ANSWER_BYTES);
  const answer = (complete: boolean): Response => ({
    kind: 'answer',
    status: message.statusCode,
    headers: joinHeaders(message.rawHeaders),
    bytes: body.bytes(),
    complete,
  });
  const cut = (): void => end(answer(false));
  message.on('data', (chunk) => {
    if (!body.add(chunk)) end(failed('answer-too-large'));
  });
  message.on('end', () => end(answer(true)));
  message.on('aborted', cut);
  message.on('error', cut);
  return () => answer(false);
}

function redirectAnswer(status: number, headers: Record<string, string[]>): Response {
  const raw = Object.entries(headers).flatMap(([name, values]) => values.flatMap((value) => [name, value]));
  return { kind: 'answer', status, headers: joinHeaders(raw), bytes: new Uint8Array(), complete: true };
}
