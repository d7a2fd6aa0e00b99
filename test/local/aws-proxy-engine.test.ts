import { createServer, type Server } from "node:http";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, describe, expect, it } from "vitest";
import { connectEngine } from "../../local/aws-proxy/engine.ts";
import { close, listen } from "../../local/listen.ts";
import { startProxied } from "./support/proxied.ts";

const PARSER_FAULT = {
  __type: "com.amazon.coral.validate#ValidationException",
  Message: "Invalid KeyConditionExpression: Index 20 out of bounds for length 3",
};
const SYNTAX_ERROR = {
  __type: "ValidationException",
  Message: "Invalid KeyConditionExpression: a syntax error",
};

describe("a call of an engine", () => {
  let server: Server;
  afterEach(() => close(server));

  /** Calls an engine that refuses the first calls. */
  const refused = async (refusal: object, times: number) => {
    let calls = 0;
    server = createServer((_, response) => {
      const isRefused = ++calls <= times;
      response.writeHead(isRefused ? 400 : 200).end(JSON.stringify(isRefused ? refusal : {}));
    });
    const engine = connectEngine("dynamodb", `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`);
    const { status } = await engine.call("Query", {});
    engine.close();
    return { status, calls };
  };

  it.each<[string, object, number, { status: number; calls: number }]>([
    ["is sent again if its parser has failed", PARSER_FAULT, 1, { status: 200, calls: 2 }],
    ["has the answer of a parser that always fails", PARSER_FAULT, 9, { status: 400, calls: 3 }],
    ["has every other refusal at once", SYNTAX_ERROR, 1, { status: 400, calls: 1 }],
  ])("%s", async (_, refusal, times, answer) => {
    expect(await refused(refusal, times)).toEqual(answer);
  });
});

it("the proxy tells once why an engine fails, until a call has an answer again", async () => {
  const proxied = await startProxied({ engineUrl: "http://127.0.0.1:1" });
  const { document, sqs } = proxied.function("reservations");
  const reads = () =>
    Promise.allSettled(
      Array.from({ length: 10 }, () =>
        document.send(new GetCommand({ TableName: proxied.table, Key: { PK: "a", SK: "b" } })),
      ),
    );
  await reads();
  const line = "AWS proxy: DynamoDB_20120810.GetItem failed: connect ECONNREFUSED 127.0.0.1:1";
  expect(proxied.log).toEqual([line]);
  await sqs.send(new SendMessageCommand({ QueueUrl: proxied.queueUrl, MessageBody: "{}" }));
  await reads();
  expect(proxied.log).toEqual([line, line]);
  await proxied.stop();
});
