import {
  BatchGetCommand,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import {
  bySessionOrder,
  bySessionPartition,
  ledgerItemKey,
  ledgerKey,
  rsvpKey,
} from "../../../functions/store/keys.ts";
import fc from "../../support/same-examples.ts";
import { condition, update } from "./expressions.ts";
import { PARTS, SESSIONS, USERS } from "./initial-items.ts";
import { type Pieces, Placeholders } from "./pieces.ts";
import { storeWrite, storeWrites } from "./store-writes.ts";

/** A request in plain words, so that a failure shows it. `TableName` comes later. */
export interface Request {
  readonly operation: "Get" | "BatchGet" | "Query" | "Update" | "TransactWrite";
  readonly input: object;
}

export const KEYS = [
  ...SESSIONS.map(ledgerKey),
  ...SESSIONS.flatMap((id) => Array.from({ length: PARTS }, (_, n) => ledgerItemKey(id, n + 1))),
  ...USERS.flatMap((userId) => SESSIONS.map((sessionId) => rsvpKey(userId, sessionId))),
];
const key = fc.constantFrom(...KEYS);

const conditionOf = (pieces: Pieces | undefined, placeholders: Placeholders) =>
  pieces && { ConditionExpression: placeholders.textOf(pieces) };

const returnValues = fc.constantFrom({}, { ReturnValuesOnConditionCheckFailure: "ALL_OLD" });

export interface WriteInput {
  readonly Key: object;
}

interface Item {
  readonly Update?: WriteInput;
  readonly ConditionCheck?: WriteInput;
}

const randomUpdate: fc.Arbitrary<WriteInput> = fc
  .tuple(key, update, fc.option(condition, { nil: undefined }), returnValues)
  .map(([Key, actions, when, returned]) => {
    const placeholders = new Placeholders();
    const UpdateExpression = placeholders.textOf(actions);
    const when_ = conditionOf(when, placeholders);
    return { Key, UpdateExpression, ...when_, ...placeholders.parameters, ...returned };
  });

const randomCheck: fc.Arbitrary<WriteInput> = fc
  .tuple(key, condition, returnValues)
  .map(([Key, when, returned]) => {
    const placeholders = new Placeholders();
    const when_ = conditionOf(when, placeholders);
    return { Key, ...when_, ...placeholders.parameters, ...returned };
  });

/** What makes a valid request wrong. */
const spoiled = (input: WriteInput): fc.Arbitrary<object> =>
  fc.constantFrom(
    { ...input, ExpressionAttributeValues: { ":unused": 1 } },
    { ...input, ExpressionAttributeValues: {} },
    { ...input, ExpressionAttributeNames: { "#unused": "taken" } },
    { ...input, Key: { PK: "USER#ada" } },
    { ...input, Key: { PK: "", SK: "RSVP" } },
    { ...input, Key: { ...input.Key, other: "key" } },
    { ...input, ConditionExpression: "taken <" },
    { ...input, ConditionExpression: "((taken = taken))" },
    { ...input, ConditionExpression: "attribute_exists(#missing)" },
    { ...input, ConditionExpression: "taken + waiting > capacity" },
  );

const asItem = (each: WriteInput): Item =>
  "UpdateExpression" in each ? { Update: each } : { ConditionCheck: each };

const storeUpdate = storeWrite.filter((each) => "UpdateExpression" in each);
const single = fc.oneof({ weight: 1, arbitrary: randomUpdate }, { weight: 1, arbitrary: storeUpdate });
const write: fc.Arbitrary<Item> = fc.oneof(
  { weight: 4, arbitrary: randomUpdate.map((Update) => ({ Update })) },
  { weight: 1, arbitrary: randomCheck.map((ConditionCheck) => ({ ConditionCheck })) },
  {
    weight: 4,
    arbitrary: storeWrite.map((each) => asItem(each)),
  },
);
const itemOf = ({ Update, ConditionCheck }: Item): string => JSON.stringify((Update ?? ConditionCheck)?.Key);
const several = fc.uniqueArray(write, { selector: itemOf, minLength: 1, maxLength: 3 });
/** DynamoDB Local finds an item that comes twice only if all conditions hold, so these have none. */
const sameTwice = key.map((Key) => {
  const Update = { Key, UpdateExpression: "REMOVE taken" };
  return [{ Update }, { Update }];
});
const together = storeWrites.map((all) => all.map(asItem));
const writes: fc.Arbitrary<Item[]> = fc.oneof(
  { weight: 30, arbitrary: several },
  { weight: 15, arbitrary: together },
  { weight: 1, arbitrary: sameTwice },
);
/** Few tokens, so that they come again, with the same parameters or with others. */
const token = fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined, freq: 2 });

const partition = fc.constantFrom(...new Set(KEYS.map(({ PK }) => PK)), "USER#nobody");
const sortKey = fc.constantFrom("RSVP#conf.0", "RSVP#conf.", "RSVP#conf.1", "LEDGER", "A");
const bounds = fc.constantFrom(
  "= :sort",
  "< :sort",
  "<= :sort",
  "> :sort",
  ">= :sort",
  "BETWEEN :sort AND :high",
);
const tableQuery = fc
  .tuple(partition, fc.option(fc.oneof(fc.constant("begins"), bounds)), sortKey, fc.boolean(), fc.boolean())
  .map(([PK, bound, sort, forward, isConsistent]) => ({
    KeyConditionExpression:
      bound === null
        ? "PK = :pk"
        : bound === "begins"
          ? "PK = :pk AND begins_with(SK, :sort)"
          : `PK = :pk AND SK ${bound}`,
    ExpressionAttributeValues: {
      ":pk": PK,
      ...(bound !== null && { ":sort": sort }),
      ...(bound?.includes(":high") && { ":high": "RSVP#conf.1" }),
    },
    ScanIndexForward: forward,
    ConsistentRead: isConsistent,
  }));
export const INDEX_PARTITIONS = SESSIONS.flatMap((id) =>
  ["CONFIRMED", "WAITLISTED", "OFFERED"].flatMap((status) =>
    Array.from({ length: PARTS + 1 }, (_, part) => bySessionPartition(id, status, part)),
  ),
);
const indexQuery = fc
  .tuple(
    fc.constantFrom(...INDEX_PARTITIONS.map((name) => ({ name, sessionId: name.split("#")[1] ?? "" }))),
    fc.boolean(),
    fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    fc.constantFrom("rows", "count", "from ada", "from bob"),
    fc.constantFrom("", " AND bySessionSK > :bound", " AND bySessionSK < :bound"),
  )
  .map(([{ name, sessionId }, forward, Limit, what, bound]) => ({
    IndexName: "bySession",
    KeyConditionExpression: `bySessionPK = :pk${bound}`,
    ExpressionAttributeValues: {
      ":pk": name,
      ...(bound !== "" && { ":bound": "2026-12-27T10:03:00.000Z#" }),
    },
    ScanIndexForward: forward,
    Limit,
    ...(what === "count" && { Select: "COUNT" }),
    ...(what.startsWith("from") && {
      ExclusiveStartKey: {
        ...rsvpKey(what.slice("from ".length), sessionId),
        bySessionPK: name,
        bySessionSK: bySessionOrder("2026-12-27T10:03:00.000Z", what.slice("from ".length)),
      },
    }),
  }));
export const BUCKETS = ["LINE#0", "LINE#1", "LINE#2", "LINE#3", "OFFER#0", "OFFER#1", "OFFER#2", "OFFER#3"];
const sweepQuery = fc.constantFrom(...BUCKETS).map((bucket) => ({
  IndexName: "sweep",
  KeyConditionExpression: "sweepPK = :bucket",
  ExpressionAttributeValues: { ":bucket": bucket },
}));

const of = (operation: Request["operation"], input: fc.Arbitrary<object>): fc.Arbitrary<Request> =>
  input.map((each) => ({ operation, input: each }));

export const request: fc.Arbitrary<Request> = fc.oneof(
  { weight: 8, arbitrary: of("Update", single) },
  { weight: 1, arbitrary: of("Update", randomUpdate.chain(spoiled)) },
  {
    weight: 14,
    arbitrary: of(
      "TransactWrite",
      fc
        .tuple(writes, token)
        .map(([TransactItems, ClientRequestToken]) => ({ TransactItems, ClientRequestToken })),
    ),
  },
  {
    weight: 1,
    arbitrary: of(
      "Get",
      key.map((Key) => ({ Key, ConsistentRead: true })),
    ),
  },
  {
    weight: 1,
    arbitrary: of(
      "BatchGet",
      fc.array(key, { maxLength: 4 }).map((Keys) => ({ Keys })),
    ),
  },
  { weight: 2, arbitrary: of("Query", tableQuery) },
  { weight: 3, arbitrary: of("Query", indexQuery) },
  { weight: 1, arbitrary: of("Query", sweepQuery) },
);

/** Makes the command for a table. `run` makes tokens different from those of other runs. */
export function commandOf({ operation, input }: Request, TableName: string, run: string) {
  switch (operation) {
    case "Get":
      return new GetCommand({ ...input, TableName } as never);
    case "BatchGet":
      return new BatchGetCommand({ RequestItems: { [TableName]: input } } as never);
    case "Query":
      return new QueryCommand({ ...input, TableName } as never);
    case "Update":
      return new UpdateCommand({ ...input, TableName } as never);
    case "TransactWrite": {
      const { TransactItems, ClientRequestToken: token } = input as {
        TransactItems: readonly Item[];
        ClientRequestToken?: string;
      };
      return new TransactWriteCommand({
        TransactItems: TransactItems.map(({ Update, ConditionCheck }) => ({
          ...(Update && { Update: { ...Update, TableName } }),
          ...(ConditionCheck && { ConditionCheck: { ...ConditionCheck, TableName } }),
        })),
        ...(token !== undefined && { ClientRequestToken: `${run} ${token}` }),
      } as never);
    }
  }
}
