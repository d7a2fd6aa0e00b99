import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import { close, freePort, listen } from "../listen.ts";

/**
 * Systems give higher ports to clients, and to servers that ask for any port: Linux from 32,768, macOS and Windows
 * from 49,152. So nothing takes a port below by chance.
 */
const RANGE = { from: 10_000, to: 32_000 };
const MAX_ATTEMPTS = 20;

export interface ClaimedPort {
  port: number;
  release(): Promise<void>;
}

/**
 * Claims a free port for a process that this one starts. Until the claim is released, this process listens on the
 * next port, and no other process can claim the same one. Rejects if 20 ports in a row are in use.
 */
export async function claimPort(): Promise<ClaimedPort> {
  for (let attempt = 1; ; attempt++) {
    const port = 2 * randomInt(RANGE.from / 2, RANGE.to / 2);
    const guard = createServer();
    try {
      await listen(guard, port + 1, "127.0.0.1");
      await freePort(port);
      return { port, release: () => close(guard) };
    } catch (error) {
      await close(guard);
      if (attempt >= MAX_ATTEMPTS) throw error;
    }
  }
}
