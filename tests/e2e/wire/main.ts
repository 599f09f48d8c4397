import { app } from 'electron';
import type { ProxySetting } from '../../../src/contract/setting-values';
import type { Deadlines } from '../../../src/main/https/call-once';
import { electronExchange } from '../../../src/main/https/electron-exchange';
import type { Exchange, Request } from '../../../src/main/https/exchange';
import { narrowNetwork } from '../../../src/main/https/narrow-network';

/** The exchange's options, as they pass from process to process. */
export interface Options extends Partial<Deadlines> {
  readonly proxy?: ProxySetting;
}

/** A response in words that pass from process to process. */
export type Heard =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
      readonly complete: boolean;
    }
  | { readonly kind: 'failure'; readonly failure: string };

declare global {
  /** Sends over the exchange with these options; the same options get the same exchange. */
  var send: (request: Request, options: Options) => Promise<Heard>;
}

const exchangeOptions = ({ proxy, ...deadlines }: Options): Parameters<typeof electronExchange>[0] => ({
  ...deadlines,
  ...(proxy && { proxy: async () => proxy }),
});

narrowNetwork(app.commandLine);
const exchanges = new Map<string, Exchange>();

globalThis.send = async (request, options) => {
  const name = JSON.stringify(options);
  const exchange = exchanges.get(name) ?? electronExchange(exchangeOptions(options));
  exchanges.set(name, exchange);
  const came = await exchange(request);
  if (came.kind === 'failure') return came;
  const { bytes, ...rest } = came;
  return { ...rest, text: new TextDecoder().decode(bytes) };
};
