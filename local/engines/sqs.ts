import { buildApp } from "fauxqs";
import { LOCAL_ACCOUNT, LOCAL_REGION } from "../template/account.ts";

export interface SqsEngine {
  endpoint: string;
  stop(): Promise<void>;
}

/** In process and in memory: what waits in a queue is gone after a restart, which nudges are made to survive. */
export async function startSqs(): Promise<SqsEngine> {
  const app = buildApp({ logger: false, defaultRegion: LOCAL_REGION });
  let endpoint = "";
  // The engine knows its queues by URLs whose host, `sqs.<region>.localhost`, not every machine resolves, and keeps regions
  // apart. Here a queue is known by its name whatever host and region a caller uses, and the URLs given out name an address.
  const internal = () => `http://sqs.${LOCAL_REGION}.localhost:${new URL(endpoint).port}`;
  app.addHook("preHandler", async (request) => {
    request.headers.authorization = request.headers.authorization?.replace(
      /Credential=([^/]*)\/([^/]*)\/[^/]*\//,
      `Credential=$1/$2/${LOCAL_REGION}/`,
    );
    const body = request.body as { QueueUrl?: unknown } | undefined;
    if (typeof body?.QueueUrl !== "string") return;
    body.QueueUrl = `${internal()}/${LOCAL_ACCOUNT}/${body.QueueUrl.split("/").at(-1)}`;
  });
  app.addHook("onSend", async (_request, _reply, payload) =>
    typeof payload === "string" ? payload.replaceAll(internal(), endpoint) : payload,
  );
  endpoint = await app.listen({ host: "127.0.0.1", port: 0 });
  return { endpoint, stop: () => app.close() };
}
