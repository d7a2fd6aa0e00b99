import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type Refusal, refusalResponse, refusals } from "./refusal.ts";
import { newRequestId } from "./request-id.ts";

/** Answers what node:http refuses before there is a request: Node's own answers have no problem document. */
export function refuseBadConnections(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === "ECONNRESET" || !socket.writable || hasAnswerUnderWay(socket)) socket.destroy();
    else refuse(socket, refusalFor(error.code));
  });
  server.on("connect", (_request, socket: Duplex) => {
    refuse(socket, { ...refusals.badRequest("CONNECT is not supported here"), status: 405 });
  });
}

function refusalFor(code = ""): Refusal {
  if (code === "HPE_HEADER_OVERFLOW") return refusals.headersTooLarge;
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return refusals.timeout;
  return refusals.badRequest("This is not a well-formed HTTP request");
}

function refuse(socket: Duplex, refusal: Refusal): void {
  const { status, headers, body } = refusalResponse(newRequestId(), refusal);
  const lines = [
    `HTTP/1.1 ${status} ${refusal.message}`,
    "connection: close",
    `content-length: ${body.length}`,
  ];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** A second answer after the first bytes of another would be garbage. */
function hasAnswerUnderWay(socket: Duplex): boolean {
  const { _httpMessage: message } = socket as Socket & { _httpMessage?: { headersSent: boolean } | null };
  return message?.headersSent === true;
}
