import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { close, listen } from "../../../local/listen.ts";

interface Held {
  /** Resolves when the call has arrived. */
  readonly arrived: Promise<void>;
  release(): void;
}

export interface HeldEngine {
  readonly url: string;
  /** Keeps the next call of this operation from the engine until it is released. */
  hold(operation: string): Held;
  stop(): Promise<void>;
}

/** Passes calls on to an engine, so that a test decides when one of them goes on. */
export async function startHeldEngine(endpoint: string): Promise<HeldEngine> {
  let next: { operation: string; arrive(): void; released: Promise<void> } | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const operation = String(incoming.headers["x-amz-target"]).split(".")[1];
    if (next !== undefined && next.operation === operation) {
      const { arrive, released } = next;
      next = undefined;
      arrive();
      await released;
    }
    passOn(endpoint, incoming, outgoing);
  });
  const port = await listen(server, 0, "127.0.0.1");
  return {
    url: `http://127.0.0.1:${port}`,
    hold(operation) {
      const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      next = { operation, arrive, released };
      return { arrived, release };
    },
    stop: () => close(server),
  };
}

function passOn(endpoint: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url = "/", headers } = incoming;
  const call = request(new URL(url, endpoint), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  call.on("error", () => outgoing.destroy());
  incoming.pipe(call);
}
