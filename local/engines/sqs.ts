import { buildApp } from "fauxqs";
import { LOCAL_ACCOUNT, LOCAL_REGION } from "../template/account.ts";

export interface SqsEngine {
  endpoint: string;
  stop(): Promise<void>;
}

/** Queues are in this process and in memory: a restart loses their messages, which nudges tolerate. */
export async function startSqs(): Promise<SqsEngine> {
  const app = buildApp({ logger: false, defaultRegion: LOCAL_REGION });
  let endpoint = "";
  // The engine's queue URLs separate regions and have a host, `sqs.<region>.localhost`, that some machines
  // cannot resolve. Here a queue is known by its name for every host and region, and the URLs contain an
  // address.
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
