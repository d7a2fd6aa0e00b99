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

describe("a call of an engine", () => {
  let server: Server;
  afterEach(() => close(server));

  const answering = async (answers: [status: number, body: unknown][]) => {
    let calls = 0;
    server = createServer((_, response) => {
      const [status, body] = answers[Math.min(calls++, answers.length - 1)] ?? [500, {}];
      response.writeHead(status).end(JSON.stringify(body));
    });
    const engine = connectEngine("dynamodb", `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`);
    const { status } = await engine.call("Query", {});
    engine.close();
    return { status, calls };
  };

  it("asks DynamoDB Local again if its parser has failed", async () => {
    expect(
      await answering([
        [400, PARSER_FAULT],
        [200, {}],
      ]),
    ).toEqual({ status: 200, calls: 2 });
  });

  it("passes on a parser that always fails", async () => {
    expect(await answering([[400, PARSER_FAULT]])).toEqual({ status: 400, calls: 3 });
  });

  it("passes on every other refusal at once", async () => {
    const refusal = {
      __type: "ValidationException",
      Message: "Invalid KeyConditionExpression: a syntax error",
    };
    expect(
      await answering([
        [400, refusal],
        [200, {}],
      ]),
    ).toEqual({ status: 400, calls: 1 });
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
