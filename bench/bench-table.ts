import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { openTable, type Table } from "../functions/store/dynamodb/table.ts";
import { updateItem } from "../functions/store/dynamodb/update.ts";
import { openLedger } from "../functions/store/ledger/rules.ts";
import { programmeItem } from "../functions/store/programme/programme.ts";
import type { Service } from "../local/service.ts";
import { aProgramme } from "../test/support/builders.ts";
import { putItems } from "../test/support/put-items.ts";
import { crowd, seedPeople } from "../test/support/seeded-waitlist.ts";

export const FAR_AWAY = "2100-01-01T00:00:00.000Z";

export const engineClient = ({ dynamodbEndpoint }: Service): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: dynamodbEndpoint,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });

/** The service's table, reached without the proxy. */
export const engineTable = (service: Service): Table => openTable(service.tableName, engineClient(service));

export interface FullSession {
  readonly sessionId: string;
  readonly confirmed: readonly string[];
  readonly waiting: readonly string[];
}

/** Creates a full session with this many seats and this many people on the waitlist. */
export async function fullSession(table: Table, seats: number, onWaitlist: number): Promise<FullSession> {
  const sessionId = `bench.${randomUUID()}`;
  await updateItem(table, openLedger(sessionId, { capacity: seats, lineClosesAt: FAR_AWAY }));
  const programme = aProgramme(sessionId, { startsAt: FAR_AWAY, endsAt: FAR_AWAY });
  await putItems(table, [
    programmeItem(programme, { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false }),
  ]);
  const people = { confirmed: crowd("in", seats), waiting: crowd("next", onWaitlist) };
  await seedPeople(table, sessionId, people);
  return { sessionId, ...people };
}
