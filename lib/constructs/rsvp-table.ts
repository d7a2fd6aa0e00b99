import { RemovalPolicy, Validations } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type WarmThroughput,
} from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import type { CrowdNeeds, Units } from "../crowd/crowd-needs.ts";
import { UNITS_OF_A_NEW_TABLE } from "../crowd/quotas.ts";
import { type RateLimit, setRateLimit } from "./rate-limit.ts";
import type { ServiceFunction } from "./service-function.ts";

export interface RsvpTableProps {
  /** Any value except `DESTROY` also protects the table from deletion. */
  readonly removalPolicy: RemovalPolicy;
  /**
   * The units per second that table and index must serve at once.
   * @default - what a new table serves
   */
  readonly crowd?: Pick<CrowdNeeds, "table" | "bySession"> | undefined;
}

/** The beginnings of the keys of items. */
interface StreamedItems {
  readonly PK: string;
  readonly SK: string;
  /** Only when such an item is written for the first time. */
  readonly isNew?: boolean;
}

/** Which items of the stream a function gets. */
export interface Streaming {
  readonly id: string;
  readonly deadLetters: Queue;
  readonly items: readonly StreamedItems[];
  readonly batchSize: number;
}

export const TABLE_INDEXES = ["bySession", "sweep"] as const;
type Index = (typeof TABLE_INDEXES)[number];

/** The partitions of the items that lead to tickets, and of their public keys. */
const WAYS_TO_TICKETS = ["TICKET#*", "TICKET-CODES#*"];
const TICKETS = [...WAYS_TO_TICKETS, "TICKET-KEYS"];

/** What is counted and shown of what people say. */
const FEEDBACK = "FEEDBACK#*";

/** With Lambda's back-off these take some minutes. */
const MAX_RETRIES_OF_A_RECORD = 10;

/**
 * The single table with its two sparse indexes. Each `allow…` method gives one permission
 * profile together with the table's name.
 */
export class RsvpTable extends Construct {
  readonly tableName: string;
  private readonly tableArn: string;
  private readonly streamArn: string;

  constructor(scope: Construct, id: string, props: RsvpTableProps) {
    super(scope, id);
    const table = new Table(this, "table", {
      partitionKey: { name: "PK", type: AttributeType.STRING },
      sortKey: { name: "SK", type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      timeToLiveAttribute: "ttl",
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: props.removalPolicy,
      deletionProtection: props.removalPolicy !== RemovalPolicy.DESTROY,
      ...warmFor(props.crowd?.table),
    });
    table.addGlobalSecondaryIndex({
      indexName: "bySession",
      partitionKey: { name: "bySessionPK", type: AttributeType.STRING },
      sortKey: { name: "bySessionSK", type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
      ...warmFor(props.crowd?.bySession),
    });
    table.addGlobalSecondaryIndex({
      indexName: "sweep",
      partitionKey: { name: "sweepPK", type: AttributeType.STRING },
      sortKey: { name: "sweepSK", type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.tableName = table.tableName;
    this.tableArn = table.tableArn;
    this.streamArn = table.tableStreamArn ?? "";
  }

  /** Allows events, sessions and ledgers. The condition protects RSVPs (`USER#…`) from tokenless routes. */
  allowReadingCatalogue(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem", "BatchGetItem", "Query"], ["EVENTS", "EVENT#*", "SESSION#*"]);
  }

  /** Allows asking for one role of one address, for a function that has no other right to its key. */
  allowKnowingRoles(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem"], ["ROLES#*"]);
  }

  /** Allows listing the roles of the person's address. */
  allowListingOwnRoles(fn: ServiceFunction): void {
    this.allowOn(fn, ["Query"], ["ROLES#*"]);
  }

  /** The index is needed for a waiting person's position. */
  allowReadingRsvps(fn: ServiceFunction): void {
    this.allow(fn, ["GetItem", "BatchGetItem", "Query"]);
    this.allowQuerying(fn, "bySession");
  }

  /**
   * Allows what calendars show. One route has no token, so the function reads nothing else and writes nothing.
   * The index and the ledger are needed for a waiting person's position.
   */
  allowReadingCalendars(fn: ServiceFunction): void {
    const leading = ["CALENDAR#*", "USER#*", "EVENTS", "EVENT#*", "SESSION#*"];
    this.allowOn(fn, ["GetItem", "BatchGetItem", "Query"], leading);
    this.allowQuerying(fn, "bySession");
  }

  /**
   * Transactions need `UpdateItem` and `ConditionCheckItem` too. `GetItem` is the read after a conflict, and
   * `BatchGetItem` reads the parts of a ledger. `Query` reads what the person has in the event.
   */
  allowReserving(fn: ServiceFunction, rateLimit: RateLimit): void {
    this.allow(fn, ["GetItem", "BatchGetItem", "UpdateItem", "ConditionCheckItem"]);
    this.allowOn(fn, ["Query"], ["USER#*"]);
    this.allowQuerying(fn, "bySession");
    setRateLimit(fn, rateLimit);
  }

  /** Allows everything that people may do with or without signing in, for a function that serves both. */
  allowAttending(fn: ServiceFunction, rateLimit: RateLimit): void {
    this.allow(fn, ["GetItem", "BatchGetItem", "Query", "UpdateItem", "ConditionCheckItem"]);
    this.allowQuerying(fn, "bySession");
    setRateLimit(fn, rateLimit);
  }

  /** The sweep's index is needed to count open offers. Only roles, and sessions that nobody was in, can be deleted. */
  allowOrganizing(fn: ServiceFunction): void {
    this.allow(fn, ["GetItem", "BatchGetItem", "Query", "UpdateItem", "ConditionCheckItem"]);
    this.allowOn(fn, ["DeleteItem"], ["ROLES#*", "EVENT-ROLES#*", "EVENT#*", "SESSION#*"]);
    this.allowQuerying(fn, "bySession");
    this.allowQuerying(fn, "sweep");
  }

  /** Allows events to name other pictures. */
  allowShowingPictures(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem", "UpdateItem"], ["EVENTS"]);
  }

  /**
   * Allows giving freed seats to waiting people in the order of the index, and dealing a ledger. Where a person's other
   * sessions decide, their RSVPs are queried, and their day and their last calls are read.
   */
  allowServingWaitlists(fn: ServiceFunction): void {
    this.allow(fn, ["GetItem", "BatchGetItem", "UpdateItem", "ConditionCheckItem"]);
    // The devices of a door are in the partition of its session.
    this.allowOn(fn, ["Query"], ["USER#*", "SESSION#*"]);
    this.allowQuerying(fn, "bySession");
  }

  /** Allows ending what is due. The index has only keys, so the items are read in batches. */
  allowSweeping(fn: ServiceFunction): void {
    this.allow(fn, ["GetItem", "BatchGetItem", "UpdateItem"]);
    this.allowQuerying(fn, "sweep");
    this.allowQuerying(fn, "bySession");
  }

  /** Allows counting again, but no repair. */
  allowAuditing(fn: ServiceFunction): void {
    this.allow(fn, ["Query", "BatchGetItem"]);
    this.allowQuerying(fn, "bySession");
  }

  /**
   * Feeds a function from the table's stream, with the changes of some kinds of items. A record that fails again and
   * again is found by halving its batch, and is told to `deadLetters`. A stream serves two functions at most.
   */
  streamTo(fn: ServiceFunction, { id, deadLetters, items, batchSize }: Streaming): void {
    fn.allow(
      new PolicyStatement({
        actions: ["dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords"],
        resources: [this.streamArn],
      }),
    );
    fn.allow(new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [deadLetters.queueArn] }));
    Validations.of(fn.function).acknowledge({
      id: "Serverless-LambdaDLQ",
      reason:
        "Lambda reads the stream and invokes synchronously. What it gives up goes to a queue of its own.",
    });
    new EventSourceMapping(this, id, {
      target: fn.function,
      eventSourceArn: this.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      bisectBatchOnError: true,
      retryAttempts: MAX_RETRIES_OF_A_RECORD,
      reportBatchItemFailures: true,
      onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
      filters: items.map(({ PK, SK, isNew = false }) =>
        FilterCriteria.filter({
          ...(isNew && { eventName: FilterRule.isEqual("INSERT") }),
          dynamodb: { Keys: { PK: { S: FilterRule.beginsWith(PK) }, SK: { S: FilterRule.beginsWith(SK) } } },
        }),
      ),
    });
  }

  /** Allows finding the people of a session, and remembering that it has moved. */
  allowNotingMoves(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem"], ["SESSION#*"]);
    this.allowOn(fn, ["UpdateItem"], ["USER#*"]);
    this.allowQuerying(fn, "bySession");
  }

  /** Allows finding what is due and its people, and writing into inboxes. */
  allowTellingDue(fn: ServiceFunction): void {
    const leading = ["USER#*", "EVENTS", "EVENT#*", "SESSION#*", FEEDBACK];
    this.allowOn(fn, ["GetItem", "BatchGetItem", "Query"], leading);
    this.allowOn(fn, ["UpdateItem"], ["USER#*", FEEDBACK]);
    this.allowQuerying(fn, "sweep");
    this.allowQuerying(fn, "bySession");
  }

  /** Allows finding the recipients of a message, writing into their inboxes, and writing how far it has come. */
  allowSpreading(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem", "BatchGetItem", "Query"], ["USER#*", "EVENTS", "EVENT#*", "SESSION#*"]);
    this.allowOn(fn, ["UpdateItem"], ["USER#*", "EVENT#*"]);
    this.allowQuerying(fn, "bySession");
  }

  /** Allows answering offers, and ending mails, for the person that a signed link names. */
  allowAnswering(fn: ServiceFunction): void {
    this.allow(fn, ["GetItem", "BatchGetItem", "UpdateItem", "ConditionCheckItem"]);
    this.allowOn(fn, ["Query"], ["USER#*"]);
    this.allowQuerying(fn, "bySession");
  }

  /** Allows people to read their inboxes, to mark them as read, and to choose how they are told. */
  allowPersonal(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem", "BatchGetItem", "Query", "UpdateItem"], ["USER#*", "EVENTS", "EVENT#*"]);
  }

  /**
   * Allows reading all of a person's items, claiming what waits for their address, giving their seats back, and erasing
   * what is theirs. No other function may delete what is stored under a person (`USER#…`).
   */
  allowErasing(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem", "BatchGetItem", "Query"], ["USER#*", "RATE#*", "EVENT#*"]);
    this.allowOn(fn, ["UpdateItem"], ["USER#*", "SESSION#*", FEEDBACK]);
    this.allowOn(fn, ["PutItem", "ConditionCheckItem"], ["USER#*"]);
    this.allowOn(fn, ["Query"], ["ROLES#*"]);
    const leading = ["USER#*", "RATE#*", "CALENDAR#*", "ROLES#*", "EVENT-ROLES#*"];
    this.allowOn(fn, ["DeleteItem"], [...leading, ...WAYS_TO_TICKETS, FEEDBACK]);
  }

  /** Allows making tickets for people of whom something else is stored, and publishing the keys that verify them. */
  allowMakingTickets(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem", "UpdateItem"], ["USER#*", ...TICKETS]);
    this.allowOn(fn, ["ConditionCheckItem"], ["USER#*"]);
  }

  /** Allows people to get their tickets and to replace them. */
  allowGivingTickets(fn: ServiceFunction, rateLimit: RateLimit): void {
    this.allowOn(fn, ["GetItem"], ["USER#*", "EVENTS"]);
    this.allowOn(fn, ["UpdateItem"], ["USER#*", "RATE#*", ...TICKETS]);
    setRateLimit(fn, rateLimit);
  }

  /**
   * Allows letting people in: reading tickets, what people have in the event and the people of a session, and writing
   * check-ins. The stage's public keys are read, and no secret.
   */
  allowServingDoors(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem", "BatchGetItem"], ["USER#*", "SESSION#*", "EVENT#*", ...WAYS_TO_TICKETS]);
    this.allowOn(fn, ["Query"], ["USER#*", "SESSION#*", "TICKET-KEYS"]);
    this.allowOn(fn, ["UpdateItem", "ConditionCheckItem"], ["USER#*", "SESSION#*"]);
    this.allowQuerying(fn, "bySession");
  }

  /** Allows people who were there to say how it was. Only what organizers see of a comment can be deleted. */
  allowGivingFeedback(fn: ServiceFunction, rateLimit: RateLimit): void {
    this.allowOn(fn, ["BatchGetItem"], ["USER#*", "EVENTS", "EVENT#*", "SESSION#*"]);
    this.allowOn(fn, ["ConditionCheckItem"], ["USER#*", "SESSION#*"]);
    this.allowOn(fn, ["UpdateItem"], ["USER#*", "RATE#*", FEEDBACK]);
    this.allowOn(fn, ["DeleteItem"], [FEEDBACK]);
    setRateLimit(fn, rateLimit);
  }

  /** Allows reading what a notice or an invitation is about, and writing how it was sent. */
  allowSendingNotices(fn: ServiceFunction): void {
    const leading = ["USER#*", "EVENTS", "EVENT#*", "EVENT-ROLES#*"];
    this.allowOn(fn, ["GetItem", "BatchGetItem", "UpdateItem"], leading);
  }

  /** Allows marking people whose mails come back, and noting them for the event. */
  allowStoppingMails(fn: ServiceFunction): void {
    this.allowOn(fn, ["UpdateItem"], ["USER#*", "MAIL-STOPS#*"]);
  }

  /** Allows reading how people want to be told, and writing into inboxes. */
  allowNotifying(fn: ServiceFunction): void {
    this.allowOn(fn, ["GetItem", "UpdateItem"], ["USER#*"]);
  }

  /** Allows counting what happens to RSVPs by the hour. */
  allowCounting(fn: ServiceFunction): void {
    this.allowOn(fn, ["UpdateItem"], ["FIGURES#*"]);
  }

  private allowOn(fn: ServiceFunction, operations: readonly string[], keys: string[]): void {
    this.allow(fn, operations, { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys } });
  }

  private allow(
    fn: ServiceFunction,
    operations: readonly string[],
    conditions?: Record<string, Record<string, string[]>>,
  ): void {
    fn.setVariable(Environment.tableName, this.tableName);
    fn.allow(
      new PolicyStatement({
        actions: operations.map((operation) => `dynamodb:${operation}`),
        resources: [this.tableArn],
        ...(conditions === undefined ? {} : { conditions }),
      }),
    );
  }

  private allowQuerying(fn: ServiceFunction, index: Index): void {
    fn.allow(
      new PolicyStatement({ actions: ["dynamodb:Query"], resources: [`${this.tableArn}/index/${index}`] }),
    );
  }
}

/** DynamoDB refuses a value below the present one, so nothing is named that a new table has anyway. */
function warmFor(needed: Units = UNITS_OF_A_NEW_TABLE): { warmThroughput?: WarmThroughput } {
  const { readUnits, writeUnits } = UNITS_OF_A_NEW_TABLE;
  const warmThroughput = {
    ...(needed.readUnits > readUnits && { readUnitsPerSecond: needed.readUnits }),
    ...(needed.writeUnits > writeUnits && { writeUnitsPerSecond: needed.writeUnits }),
  };
  return Object.keys(warmThroughput).length > 0 ? { warmThroughput } : {};
}
