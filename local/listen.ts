import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StartError } from "./start-error.ts";

const MAX_DRAIN_MS = 2_000;

/** Resolves with the port, which the system picks for 0. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(clear(error, port)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function clear(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new StartError(`Port ${port} is in use; choose another with --port, or --port 0 for a free one.`);
  }
  if (error.code === "EACCES")
    return new StartError(`Port ${port} needs privileges that this user does not have.`);
  return error;
}

/** Running answers may finish; after a short time at the latest, every connection is closed. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const late = setTimeout(() => server.closeAllConnections(), MAX_DRAIN_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/**
 * Finds a free port, which another process may take before the caller does. Rejects when `wanted` is in use.
 */
export async function freePort(wanted = 0): Promise<number> {
  const probe = createServer();
  const port = await listen(probe, wanted, "127.0.0.1");
  await close(probe);
  return port;
}
