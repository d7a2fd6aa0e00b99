import type { DynamoDBBatchResponse, DynamoDBRecord } from "aws-lambda";
import type { NoticeMessage } from "../../../functions/contract/notice-message.ts";
import { noticeKey } from "../../../functions/store/keys.ts";
import { subscribe } from "../../../functions/store/notices/push-subscriptions.ts";
import { openQueue } from "../../../functions/store/queues/queue.ts";
import { broken } from "../../support/invariant-names.ts";
import type { Commit } from "../engine/state.ts";
import {
  changeNotices,
  dueNotices,
  type NoticeInstance,
  noteMoves,
  sendNotices,
} from "../functions/notices.ts";
import { isExplained } from "../histories/failures.ts";
import { type Plan, STORY_START } from "../histories/plan.ts";
import type { World } from "../histories/world.ts";
import { simulatedSqs } from "../network/client.ts";
import { Network, NO_FAULTS } from "../network/network.ts";
import { deliver } from "../queue/deliveries.ts";
import { SimulatedQueue } from "../queue/simulated-queue.ts";
import type { Process } from "../time/process.ts";
import { wrongInboxes } from "./laws.ts";
import { wrongEndings } from "./laws-of-endings.ts";
import { wrongMoves } from "./laws-of-moves.ts";
import { sendingOf, wrongSendings } from "./laws-of-sendings.ts";
import type { Device, NoticePlan, PushService } from "./plan.ts";
import { LONG_OUTAGE_MS } from "./plan-of-seed.ts";
import { channelsOf, endpointOf, SERVER_KEY, SimulatedPost } from "./post.ts";
import { CHANGES, MOVES, NOTICE_QUEUE, SENDING } from "./settings.ts";
import { SimulatedStream } from "./stream.ts";
import { deliverRecords, type MappingSettings } from "./stream-deliveries.ts";
import { Told } from "./told.ts";

const MINUTE_MS = 60_000;
/** Moves settle, leases end and the retries of a message are over within this time. */
const QUIET_AFTER_MS = 20 * MINUTE_MS;
const SES_TIMEOUT_MS = 5_000;
const QUEUE_TIMEOUT_MS = 1_000;
/** A crash at any await of a function that tells people. */
const AWAITS = 14;

/** Errors of the ways to people, and of functions that meet. */
const PASSING = ["SendingIsBusy", "TimeoutError", "InternalServerError", "ThrottlingException", "SentInPart"];

/** Everything that tells the people of a story, from the table's stream to their mailboxes. */
export class PostOffice {
  readonly #world: World;
  readonly #plan: NoticePlan;
  readonly #stream: SimulatedStream;
  readonly #queue: SimulatedQueue;
  readonly #post: SimulatedPost;
  readonly #ways: Readonly<Record<"ses" | PushService | "queue", Network>>;
  readonly #told = new Told();
  readonly #givenUp: {
    readonly records: readonly DynamoDBRecord[];
    readonly again: () => Promise<unknown>;
  }[] = [];
  readonly wrong: string[] = [];
  #isCalm = false;
  #known = { reminded: new Set<string>(), asked: new Set<string>() };

  constructor(world: World, plan: NoticePlan) {
    const { time, random } = world;
    this.#world = world;
    this.#plan = plan;
    this.#stream = new SimulatedStream({ time, random, shards: plan.shards });
    this.#queue = new SimulatedQueue({ time, random, doubles: plan.doubles, settings: NOTICE_QUEUE });
    this.#post = new SimulatedPost(time, plan.devices);
    const toPost = { time, random, service: this.#post, requestTimeoutMs: SES_TIMEOUT_MS };
    this.#ways = {
      ses: new Network({ ...toPost, latency: { least: 40, most: 400, power: 2 } }),
      mill: new Network({ ...toPost, latency: { least: 20, most: 800, power: 3 } }),
      fern: new Network({ ...toPost, latency: { least: 20, most: 800, power: 3 } }),
      queue: new Network({ time, random, service: this.#queue, requestTimeoutMs: QUEUE_TIMEOUT_MS }),
    };
  }

  keep(commit: Commit): void {
    this.#told.add(commit);
    this.#stream.add(commit);
  }

  start(): void {
    const { time, random } = this.#world;
    this.#read("change-notices", CHANGES, changeNotices);
    this.#read("note-moves", MOVES, noteMoves);
    deliver({
      ...{ time, random, queue: this.#queue, settings: SENDING },
      handle: (batch) => {
        const process = this.#process("notice-consumer");
        this.#world.note(`${process.name} gets ${batch.map(({ body }) => JSON.parse(body).noticeId)}`);
        const instance = this.#instance(process);
        const reach = { table: instance.table, post: this.#post, ways: this.#ways };
        return sendNotices(instance, batch, channelsOf(process, reach));
      },
    });
    for (const device of this.#plan.devices)
      time.at(STORY_START + device.subscribesAt, () => this.#subscribe(device));
    for (const { at, ms, to, fault, share } of this.#plan.outages) {
      time.at(STORY_START + at, () => {
        this.#ways[to].faults = { ...NO_FAULTS, [fault]: share };
      });
      time.at(STORY_START + at + ms, () => {
        this.#ways[to].faults = NO_FAULTS;
      });
    }
  }

  /** Everything works again. What is left is sent, and people redrive what was given up. Returns what is wrong. */
  async end(plan: Plan): Promise<readonly string[]> {
    const { time } = this.#world;
    this.#isCalm = true;
    this.#queue.calm();
    const { stall, outages } = this.#plan;
    const ends = [...(stall ? [stall] : []), ...outages].map(({ at, ms }) => STORY_START + at + ms);
    const lastTrouble = Math.max(time.now, ...ends);
    this.tellDueUntil(lastTrouble + QUIET_AFTER_MS, lastTrouble);
    await time.run(lastTrouble + QUIET_AFTER_MS);
    const mayGiveUp = outages.some(({ ms, to }) => ms >= LONG_OUTAGE_MS || to === "queue");
    const unsent = this.#queue.deadLetters.filter(({ body }) => isUnsent(this.#told, JSON.parse(body)));
    const givenUp = unsent.length + this.#givenUp.length;
    if (givenUp > 0 && !mayGiveUp)
      this.wrong.push(broken("told", `${givenUp} are given up without a long outage`));
    await this.#redrive();
    if (this.#queue.size > 0) this.wrong.push(broken("told", `${this.#queue.size} messages are left`));
    if (!plan.hasFaults && this.counts.again > 0)
      this.wrong.push(broken("told", "something was sent twice without any fault"));
    return [
      ...this.wrong,
      ...wrongInboxes(this.#told),
      ...wrongEndings(this.#told, plan.quietHours),
      ...wrongSendings(this.#told, this.#post.sent, this.#post),
      ...wrongMoves(this.#told, time.now),
    ];
  }

  /** Runs each minute. A long stall is left out, because nothing happens in it. */
  tellDueUntil(end: number, from = this.#world.time.now): void {
    for (let at = from + this.#world.random() * MINUTE_MS; at < end; at += MINUTE_MS)
      this.#world.time.at(at, () => this.#tellDue());
  }

  get counts(): { readonly notices: number; readonly sent: number; readonly again: number } {
    const { sent } = this.#post;
    const different = new Set(sent.map(sendingOf)).size;
    return { notices: this.#told.inbox.length, sent: sent.length, again: sent.length - different };
  }

  /** A browser has subscribed. If the write fails, its person has one device less. */
  #subscribe(device: Device): void {
    const { time, newProcess, portsOf } = this.#world;
    const process = newProcess(`browser of ${device.userId}`, { crashesAt: Number.POSITIVE_INFINITY });
    const keys = { p256dh: "p", auth: "a", serverKey: SERVER_KEY, expiresAt: null };
    const createdAt = new Date(time.now).toISOString();
    const subscription = { endpoint: endpointOf(device), ...keys, createdAt };
    subscribe(portsOf(process).table, device.userId, subscription).catch((error: Error) =>
      this.#failed(process, error),
    );
  }

  async #redrive(): Promise<void> {
    const { time } = this.#world;
    const again = this.#givenUp.splice(0);
    for (const { again: handle } of again) void handle();
    this.#queue.redrive();
    this.tellDueUntil(time.now + QUIET_AFTER_MS);
    await time.run(time.now + QUIET_AFTER_MS);
  }

  #tellDue(): void {
    const process = this.#process("due-notices");
    // A new instance does not know what the last one has reminded of.
    if (this.#world.random() < 0.3) this.#known = { reminded: new Set(), asked: new Set() };
    dueNotices(this.#instance(process), this.#known).then(
      ({ moved, ending, reminded }) =>
        this.#world.note(
          `${process.name} tells of ${moved} moves, ${ending} endings, ${reminded} beginnings`,
        ),
      (error: Error) => this.#failed(process, error),
    );
  }

  #read(
    name: string,
    settings: MappingSettings,
    act: (instance: NoticeInstance, records: readonly DynamoDBRecord[]) => Promise<DynamoDBBatchResponse>,
  ): void {
    const { time, random } = this.#world;
    const { stall } = this.#plan;
    const handle = (records: readonly DynamoDBRecord[]): Promise<DynamoDBBatchResponse> => {
      const process = this.#process(name);
      this.#world.note(`${process.name} gets ${records.map(({ dynamodb }) => dynamodb?.SequenceNumber)}`);
      return act(this.#instance(process), records);
    };
    const isStalled = () => stall !== null && time.now >= STORY_START + stall.at;
    deliverRecords({
      ...{ ...settings, time, random, stream: this.#stream, handle },
      doubles: () => (this.#isCalm ? 0 : this.#plan.doubles),
      stalledUntil: () => (isStalled() && stall ? STORY_START + stall.at + stall.ms : 0),
      onGivenUp: (records) => this.#givenUp.push({ records, again: () => handle(records) }),
    });
  }

  #process(what: string): Process {
    const { random } = this.#world;
    const crashes = !this.#isCalm && random() < this.#plan.crashes;
    const crashesAt = crashes ? 1 + Math.floor(random() * AWAITS) : Number.POSITIVE_INFINITY;
    return this.#world.newProcess(what, { crashesAt });
  }

  #instance(process: Process): NoticeInstance {
    const { time, random } = this.#world;
    const { table } = this.#world.portsOf(process);
    const { clock, sleep } = process;
    const sqs = simulatedSqs(process, this.#ways.queue, { time, random });
    const queue = openQueue<NoticeMessage>("notices", sqs);
    return { clock, sleep, table, queue, onFailed: (error) => this.#failed(process, error) };
  }

  #failed(process: Process, error: Error): void {
    const text = `${process.name} fails: ${error.name} ${error.message}`;
    this.#world.note(text);
    if (!PASSING.includes(error.name) && !isExplained(error)) this.wrong.push(broken("once", text));
  }
}

/** A message that came again too often is a dead letter as well, although it was handled. */
const isUnsent = ({ inbox }: Told, { userId, eventId, at, noticeId, channel }: NoticeMessage): boolean => {
  const { PK, SK } = noticeKey(userId, eventId, at, noticeId);
  const item = inbox.find((each) => each.PK === PK && each.SK === SK);
  return item?.[channel] === "WANTED" || item?.[channel] === "SENDING";
};
