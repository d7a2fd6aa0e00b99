import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord } from "aws-lambda";
import pMap from "p-map";
import type { NoticeMessage } from "../../../functions/contract/notice-message.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { eventKey, isRsvpKey, isSessionKey } from "../../../functions/store/keys.ts";
import { subscribe } from "../../../functions/store/notices/push-subscriptions.ts";
import { openQueue, type Queue } from "../../../functions/store/queues/queue.ts";
import { type AwsProxy, startAwsProxy } from "../../../local/aws-proxy/aws-proxy.ts";
import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { startSqs } from "../../../local/engines/sqs.ts";
import { Outbox } from "../../../local/outbox/outbox.ts";
import {
  changeNotices,
  dueNotices,
  type NoticeInstance,
  noteMoves,
  sendNotices,
} from "../../simulation/functions/notices.ts";
import { wrongInboxes } from "../../simulation/notices/laws.ts";
import { wrongMoves } from "../../simulation/notices/laws-of-moves.ts";
import { sendingOf, wrongSendings } from "../../simulation/notices/laws-of-sendings.ts";
import { SERVER_KEY, type Sent } from "../../simulation/notices/post.ts";
import { AT_ONCE as NO_TIME_APART, Told } from "../../simulation/notices/told.ts";
import type { Message } from "../../simulation/queue/simulated-queue.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { lifeOfSeed, MOVED_AT, ownerOf } from "./people.ts";
import { channels, GONE, sentMail, type Way } from "./post.ts";
import { Killed, Life, tableOf } from "./processes.ts";
import { openRecords, type Records } from "./records.ts";

const MINUTE_MS = 60_000;
const AT_ONCE = 6;
/** A process that was found busy has died, or it is asked again in a while. */
const BUSY_MS = 20_000;
const ACCESS_KEY = "KEYOFSCENARIOS";
const EVERYTHING = [{ effect: "Allow" as const, actions: ["*"], resources: ["*"], conditions: {} }];
const ignored = () => undefined;
const WAYS: readonly Way[] = ["throttled", "failed", "sent, but the answer is late"];

/** Table, queues and SES, on which many seeds are played at once. */
interface Stage {
  readonly table: Table;
  readonly client: DynamoDBClient;
  readonly records: Records;
  readonly sqs: SQSClient;
  readonly proxy: AwsProxy;
  readonly mails: readonly Sent[];
  close(): Promise<void>;
}

export interface Played {
  readonly wrong: ReadonlyMap<number, readonly string[]>;
  readonly notices: number;
  readonly kills: number;
  readonly again: number;
}

async function openStage(dynamodbEndpoint: string): Promise<Stage> {
  const table = await newTable(dynamodbEndpoint, { stream: true });
  const queues = await startSqs();
  const outbox = new Outbox();
  // An outbox forgets all but the last thousand.
  const mails: Sent[] = [];
  outbox.onKept((entry) => mails.push(sentMail(entry)));
  const log = () => undefined;
  const proxy = await startAwsProxy({
    dynamodbEndpoint,
    sqsEndpoint: queues.endpoint,
    outbox,
    conflicts: false,
    log,
  });
  const policies = EVERYTHING;
  proxy.register(ACCESS_KEY, {
    functionName: "any",
    policies,
    requestId: () => undefined,
    kill: () => undefined,
  });
  const credentials = { accessKeyId: ACCESS_KEY, secretAccessKey: "local" };
  const region = "eu-central-1";
  const client = new DynamoDBClient({ endpoint: dynamodbEndpoint, region, credentials });
  const sqs = new SQSClient({ endpoint: queues.endpoint, region, credentials });
  const records = await openRecords(dynamodbEndpoint, table.name);
  const close = async () => {
    client.destroy();
    sqs.destroy();
    records.close();
    await proxy.stop();
    await queues.stop();
  };
  return { table, client, records, sqs, proxy, mails, close };
}

/** One seed: its records, its queue, and what becomes of its processes. */
class Run {
  readonly seed: number;
  readonly random: () => number;
  readonly pushed: Sent[] = [];
  readonly errors: string[] = [];
  kills = 0;
  queueUrl = "";
  #aheadMs = 0;
  #isCalm = false;
  readonly #stage: Stage;

  constructor(stage: Stage, seed: number) {
    this.#stage = stage;
    this.seed = seed;
    this.random = seededRandom(seed ^ 0x07ce);
  }

  readonly clock = (): Date => new Date(Date.parse(MOVED_AT) + MINUTE_MS + this.#aheadMs);

  get isCalm(): boolean {
    return this.#isCalm;
  }

  calm(): void {
    this.#isCalm = true;
  }

  life(most: number): Life {
    return new Life(!this.#isCalm && this.random() < 0.35 ? 1 + Math.floor(this.random() * most) : undefined);
  }

  instance(life: Life, queue: Queue<NoticeMessage> = this.queue(life)): NoticeInstance {
    const { client, table } = this.#stage;
    const onFailed = (error: Error): void => {
      if (error.name === "SendingIsBusy") this.#aheadMs += BUSY_MS;
      else if (!PLAYED.includes(error.name)) this.errors.push(`${error.name}: ${error.message}`);
    };
    const sleep = async () => undefined;
    return { clock: this.clock, sleep, onFailed, queue, table: tableOf(client, table.name, life) };
  }

  /** Messages come again at once. */
  queue(life: Life): Queue<NoticeMessage> {
    const { sqs } = this.#stage;
    const send = (command: Parameters<SQSClient["send"]>[0]) => life.call(command, () => sqs.send(command));
    const queue = openQueue<NoticeMessage>(this.queueUrl, { send } as unknown as SQSClient);
    return { ...queue, retryIn: (_, receipt) => queue.retryIn(0, receipt) };
  }

  /** Runs a process. `null`: it has died. */
  async alive<T>(life: Life, work: Promise<T>): Promise<T | null> {
    try {
      return await Promise.race([work, life.died]);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.kills += 1;
      return null;
    }
  }
}

const PLAYED = ["SentInPart", "TooManyRequestsException", "InternalServiceErrorException", "TimeoutError"];

/** Plays seeds at once in one table, until nothing is left to do. */
export async function play(dynamodbEndpoint: string, seeds: readonly number[]): Promise<Played> {
  const stage = await openStage(dynamodbEndpoint);
  try {
    return await playOn(stage, seeds);
  } finally {
    await stage.close();
  }
}

async function playOn(stage: Stage, seeds: readonly number[]): Promise<Played> {
  const runs = seeds.map((seed) => new Run(stage, seed));
  const lives = runs.map(({ seed, random }) => lifeOfSeed(seed, random));
  const event = { eventId: "conf", title: "Conference", timeZone: "UTC", published: true };
  const days = { startsAt: "2030-01-01T00:00:00.000Z", endsAt: "2030-01-02T00:00:00.000Z" };
  await putItems(stage.table, [{ ...eventKey("conf"), ...event, ...days }]);
  const devices = lives.flatMap((life) => life.devices);
  await pMap(devices, ({ userId, endpoint }) => subscribe(stage.table, userId, subscriptionOf(endpoint)), {
    concurrency: AT_ONCE,
  });
  for (let n = 0; n < Math.max(...lives.map(({ stages }) => stages.length)); n++)
    await putItems(
      stage.table,
      lives.flatMap(({ stages }) => stages[n] ?? []),
    );
  await pMap(
    runs,
    async (run) => {
      const command = new CreateQueueCommand({
        QueueName: `seed-${run.seed}`,
        Attributes: { VisibilityTimeout: "600" },
      });
      run.queueUrl = (await stage.sqs.send(command)).QueueUrl ?? "";
    },
    { concurrency: AT_ONCE },
  );

  const told = new Map(seeds.map((seed) => [seed, new Told(NO_TIME_APART)]));
  const records = await readInto(stage, told);
  const bySeed = Map.groupBy(records, (record) => ownerOf(keyOf(record)));
  await pMap(runs, (run) => deliver(run, bySeed.get(run.seed) ?? []), { concurrency: AT_ONCE });
  await tellOfMoves(runs);
  await pMap(runs, (run) => send(stage, run), { concurrency: AT_ONCE });
  await readInto(stage, told);
  return judged(stage, runs, told);
}

const subscriptionOf = (endpoint: string) => ({
  ...{ endpoint, p256dh: "p", auth: "a", serverKey: SERVER_KEY },
  ...{ createdAt: MOVED_AT, expiresAt: null },
});

const imageOf = ({ dynamodb }: DynamoDBRecord, name: "NewImage" | "OldImage"): Item | undefined => {
  const image = dynamodb?.[name];
  return image && (unmarshall(image as Parameters<typeof unmarshall>[0]) as Item);
};
const keyOf = (record: DynamoDBRecord): Item => imageOf(record, "NewImage") as Item;

/** Later than any time in an item, in the order of the stream. */
let written = 1e13;

async function readInto({ records }: Stage, told: ReadonlyMap<number, Told>): Promise<DynamoDBRecord[]> {
  const read = await records.read();
  for (const record of read) {
    const change = { before: imageOf(record, "OldImage"), after: imageOf(record, "NewImage") };
    const commit = { at: ++written, by: "any", changes: [change] };
    told.get(ownerOf(keyOf(record)))?.add(commit as Parameters<Told["add"]>[0]);
  }
  return read;
}

type Act = (instance: NoticeInstance, records: readonly DynamoDBRecord[]) => Promise<DynamoDBBatchResponse>;

/** Hands records over as Lambda does: each of two shards in order, at least once, some of them late. */
async function deliver(run: Run, records: readonly DynamoDBRecord[]): Promise<void> {
  const wanted = records.filter((record) => isRsvpKey(keyOf(record)) || isSessionKey(keyOf(record)));
  const lanes = [
    ...[0, 1].map((shard) => ({
      act: changeNotices,
      records: wanted.filter((record) => isRsvpKey(keyOf(record)) && keyOf(record).PK.length % 2 === shard),
    })),
    { act: noteMoves, records: wanted.filter((record) => isSessionKey(keyOf(record))) },
  ].map(({ act, records: own }) => ({ act, left: [...own] }));
  const again: (readonly [Act, readonly DynamoDBRecord[]])[] = [];
  for (let open = lanes; open.length > 0; open = open.filter(({ left }) => left.length > 0)) {
    const lane = open[Math.floor(run.random() * open.length)];
    const batch = lane?.left.splice(0, 1 + Math.floor(run.random() * 4)) ?? [];
    if (lane === undefined || batch.length === 0) continue;
    await handle(run, lane.act, batch);
    if (run.random() < 0.4) again.push([lane.act, batch]);
  }
  for (const [act, batch] of again.sort(() => run.random() - 0.5)) await handle(run, act, batch);
}

async function handle(run: Run, act: Act, batch: readonly DynamoDBRecord[]): Promise<void> {
  for (let left = batch; left.length > 0; ) {
    const life = run.life(4);
    const answer = await run.alive(life, act(run.instance(life), left));
    const failed = answer?.batchItemFailures[0]?.itemIdentifier;
    const first = left.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed);
    if (answer !== null) left = failed === undefined ? [] : left.slice(first);
  }
}

/** The schedule tells everybody of moves. Its first runs die. */
async function tellOfMoves(runs: readonly Run[]): Promise<void> {
  const [first] = runs;
  if (first === undefined) return;
  const bySeed = new Map(runs.map((run) => [run.seed, run]));
  const clock = () => new Date(Date.now() + 365 * 24 * 60 * MINUTE_MS);
  for (const diesAfter of [3, 1 + Math.floor(first.random() * 40), undefined]) {
    const life = new Life(diesAfter);
    const queue: Queue<NoticeMessage> = {
      ...first.queue(life),
      async sendAll(messages) {
        for (const message of messages)
          await bySeed
            .get(ownerOf({ PK: `USER#${message.userId}`, SK: "" }))
            ?.queue(life)
            .sendAll([message]);
      },
    };
    await first.alive(
      life,
      dueNotices({ ...first.instance(life, queue), clock }, { reminded: new Set(), asked: new Set() }),
    );
  }
}

/** Takes messages off the queue until none is left. */
async function send({ sqs, proxy }: Stage, run: Run): Promise<void> {
  const sendersOf = channels(proxy.url, ACCESS_KEY, run.pushed);
  const trouble = Math.floor(run.random() * 6);
  for (let tries = 0; ; tries++) {
    if (tries > trouble) run.calm();
    const receive = new ReceiveMessageCommand({
      ...{ QueueUrl: run.queueUrl, MaxNumberOfMessages: 10 },
      MessageSystemAttributeNames: ["ApproximateReceiveCount"],
    });
    const { Messages = [] } = await sqs.send(receive);
    if (Messages.length === 0) return;
    const batch = Messages.map(({ ReceiptHandle = "", Body = "", Attributes }): Message => {
      return {
        id: ReceiptHandle,
        body: Body,
        receives: Number(Attributes?.ApproximateReceiveCount),
        visibleAt: 0,
      };
    });
    const life = run.life(6);
    const way = (): Way => {
      if (run.isCalm || run.random() < 0.5) return "well";
      return WAYS[Math.floor(run.random() * WAYS.length)] ?? "well";
    };
    const instance = run.instance(life);
    const failed = await run.alive(life, sendNotices(instance, batch, sendersOf(instance.table, way)));
    for (const message of batch) {
      const common = { QueueUrl: run.queueUrl, ReceiptHandle: message.id };
      const isDone = failed !== null && !failed.includes(message);
      // A message may come again although it was handled. One of a dead process comes when its time is over.
      if (isDone && (run.isCalm || run.random() < 0.8)) await sqs.send(new DeleteMessageCommand(common));
      // The function may have made it visible before it died.
      else
        await sqs
          .send(new ChangeMessageVisibilityCommand({ ...common, VisibilityTimeout: 0 }))
          .catch(ignored);
    }
  }
}

const ON_THE_WAY = { attempts: [], isGone: (endpoint: string) => endpoint.endsWith(GONE) };

function judged({ mails }: Stage, runs: readonly Run[], tolds: ReadonlyMap<number, Told>): Played {
  const bySeed = Map.groupBy(mails, ({ to }) => ownerOf({ PK: `USER#${to}`, SK: "" }));
  const sum = { notices: 0, kills: 0, again: 0 };
  const wrong = new Map<number, readonly string[]>();
  for (const { seed, pushed, kills, errors } of runs) {
    const told = tolds.get(seed) ?? new Told(NO_TIME_APART);
    const sent = [...(bySeed.get(seed) ?? []), ...pushed];
    const found = [
      ...errors,
      ...wrongInboxes(told),
      ...wrongSendings(told, sent, ON_THE_WAY),
      ...wrongMoves(told, 0),
    ];
    if (found.length > 0) wrong.set(seed, found);
    sum.notices += told.inbox.length;
    sum.kills += kills;
    sum.again += sent.length - new Set(sent.map(sendingOf)).size;
  }
  return { ...sum, wrong };
}
