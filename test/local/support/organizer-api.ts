import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedCall {
  method: string;
  url: string;
  authorization: string | undefined;
  contentType: string | undefined;
  body: string;
}

interface FixedResponse {
  status: number;
  body: unknown;
}

/** Replaces the API and the local admin port: health and tokens are real, the test answers any other call. */
export async function startOrganizerApi(answer: FixedResponse) {
  const calls: ReceivedCall[] = [];
  const server = createServer(async (request, response) => {
    const call = await receive(request);
    calls.push(call);
    const { status, body } = FIXED[call.url] ?? answer;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    calls,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

const FIXED: Record<string, FixedResponse> = {
  "/api/health": { status: 200, body: { status: "ok" } },
  "/token": { status: 200, body: { token: "from-the-admin-port" } },
};

async function receive(request: IncomingMessage): Promise<ReceivedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? "",
    url: request.url ?? "",
    authorization: request.headers.authorization,
    contentType: request.headers["content-type"],
    body: Buffer.concat(chunks).toString(),
  };
}
