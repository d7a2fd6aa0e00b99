import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { openTable, type Table } from "../../functions/store/dynamodb/table.ts";
import { type AwsProxy, startAwsProxy } from "../../local/aws-proxy/aws-proxy.ts";
import { newTable } from "../support/table.ts";
import { openStream, type Stream } from "./stream.ts";
import type { Turn } from "./turns.ts";

const WRITES = ["TransactWriteCommand", "UpdateCommand"];
const EVERYTHING = [{ effect: "Allow" as const, actions: ["*"], resources: ["*"], conditions: {} }];

/** One table behind its own proxy; seeds are played on it one after the other. */
export interface Harness {
  readonly proxy: AwsProxy;
  /** Reaches the engine directly, for steps outside the scenario. */
  readonly table: Table;
  readonly stream: Stream;
  /**
   * The table as one actor reaches it: every call waits for its turn, and a killed actor makes no more calls.
   */
  tableOf(turn: Turn, diesAfterWrite?: number): Table;
  close(): Promise<void>;
}

export async function openHarness(dynamodbEndpoint: string): Promise<Harness> {
  const table = await newTable(dynamodbEndpoint, { stream: true });
  const stream = await openStream(dynamodbEndpoint, table.name);
  const proxy = await startAwsProxy({
    dynamodbEndpoint,
    sqsEndpoint: dynamodbEndpoint,
    conflicts: true,
    log: () => undefined,
  });
  const config = { endpoint: proxy.url, region: "eu-central-1", maxAttempts: 1 };
  const connections = new DynamoDBClient({
    ...config,
    credentials: { accessKeyId: "none", secretAccessKey: "local" },
  });

  return {
    proxy,
    table,
    stream,
    tableOf(turn, diesAfterWrite) {
      const accessKeyId = `KEY${randomUUID().replaceAll("-", "")}`;
      const functionName = `actor-${accessKeyId}`;
      proxy.register(accessKeyId, {
        functionName,
        policies: EVERYTHING,
        requestId: () => undefined,
        kill: () => proxy.unregister(accessKeyId),
      });
      const client = new DynamoDBClient({
        ...config,
        credentials: { accessKeyId, secretAccessKey: "local" },
        requestHandler: connections.config.requestHandler,
      });
      const own = openTable(table.name, client);
      let writes = 0;
      const send = (command: Parameters<typeof own.client.send>[0]) =>
        turn(command.constructor.name, () => {
          const operation = command.constructor.name.replace("Command", "");
          if (WRITES.includes(command.constructor.name) && ++writes === diesAfterWrite)
            proxy.killAfter(functionName, operation === "Update" ? "UpdateItem" : "TransactWriteItems");
          return own.client.send(command);
        });
      const patience = () => () => turn("sends again", () => true);
      return { name: table.name, patience, client: { send } as unknown as Table["client"] };
    },
    close: async () => {
      connections.destroy();
      await proxy.stop();
    },
  };
}
