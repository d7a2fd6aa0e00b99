import type {
  ChangeMessageVisibilityCommandInput,
  SendMessageBatchCommandInput,
  SendMessageCommandInput,
} from "@aws-sdk/client-sqs";
import type { Command } from "../engine/engine.ts";
import type { Reply } from "../engine/requests.ts";
import { draw, type Spread } from "../time/spread.ts";
import type { VirtualTime } from "../time/virtual-time.ts";

export interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
  visibleAt: number;
}

interface QueueOptions {
  readonly time: VirtualTime;
  readonly random: () => number;
  /** How long a sent message takes until it can be received. */
  readonly delay?: Spread;
  /** How often a message that was received and deleted comes once more. */
  readonly doubles?: number;
  /** @default the queue of nudges */
  readonly settings?: QueueSettings;
}

export interface QueueSettings {
  readonly visibilityTimeoutMs: number;
  readonly maxReceives: number;
}

const DELAY: Spread = { least: 1, most: 2_000, power: 6 };
/** The settings of the template. A test compares them. */
export const VISIBILITY_TIMEOUT_MS = 60_000;
export const MAX_RECEIVES = 4;

/** SQS in memory: it delivers at least once, in no order, and moves what failed four times to its dead letters. */
export class SimulatedQueue {
  readonly #options: QueueOptions;
  readonly #settings: QueueSettings;
  readonly #messages = new Map<string, Message>();
  /** Messages that can be received, in the order in which they were sent. */
  readonly #visible: Message[] = [];
  readonly deadLetters: Message[] = [];
  /** Called when a message may have become visible. */
  onVisible: () => void = () => undefined;
  #sent = 0;
  #isCalm = false;

  constructor(options: QueueOptions) {
    this.#options = options;
    const { settings = { visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS, maxReceives: MAX_RECEIVES } } = options;
    this.#settings = settings;
  }

  get size(): number {
    return this.#messages.size;
  }

  perform({ constructor: { name }, input }: Command, _by: string, reply: Reply): void {
    switch (name) {
      case "SendMessageCommand":
        this.send((input as SendMessageCommandInput).MessageBody ?? "");
        break;
      case "SendMessageBatchCommand":
        for (const { MessageBody = "" } of (input as SendMessageBatchCommandInput).Entries ?? [])
          this.send(MessageBody);
        break;
      case "ChangeMessageVisibilityCommand": {
        const { ReceiptHandle = "", VisibilityTimeout = 0 } = input as ChangeMessageVisibilityCommandInput;
        const message = this.#messages.get(ReceiptHandle);
        if (message) this.#take(message);
        if (message) this.#hide(message, VisibilityTimeout * 1_000);
        break;
      }
      default:
        reply.fail(new Error(`this queue does not know ${name}`));
        return;
    }
    reply.with({});
  }

  send(body: string): void {
    const message = { id: String(++this.#sent), body, receives: 0, visibleAt: 0 };
    this.#messages.set(message.id, message);
    this.#hide(message, draw(this.#options.delay ?? DELAY, this.#options.random));
  }

  /** Takes up to `most` visible messages, any of them. */
  receive(most: number): Message[] {
    const { random } = this.#options;
    const received: Message[] = [];
    while (received.length < most && this.#visible.length > 0) {
      const [message] = this.#visible.splice(Math.floor(random() * this.#visible.length), 1);
      if (!message) break;
      if (message.receives === this.#settings.maxReceives) {
        this.#messages.delete(message.id);
        this.deadLetters.push(message);
        continue;
      }
      message.receives += 1;
      this.#hide(message, this.#settings.visibilityTimeoutMs);
      received.push(message);
    }
    return received;
  }

  /** Deletes a message, as a function does that has handled it. Sometimes it comes again nevertheless. */
  delete(message: Message): void {
    const { random, doubles = 0 } = this.#options;
    if (random() < doubles && !this.#isCalm) return;
    this.#take(message);
    this.#messages.delete(message.id);
  }

  /** From now on no message comes twice. */
  calm(): void {
    this.#isCalm = true;
  }

  /** Moves the dead letters back. */
  redrive(): void {
    for (const { body } of this.deadLetters.splice(0)) this.send(body);
  }

  purge(): void {
    this.#messages.clear();
    this.#visible.length = 0;
  }

  #hide(message: Message, ms: number): void {
    const { time } = this.#options;
    message.visibleAt = time.now + ms;
    time.at(message.visibleAt, () => {
      if (message.visibleAt <= time.now && this.#messages.has(message.id)) this.#show(message);
      this.onVisible();
    });
  }

  #show(message: Message): void {
    const before = this.#visible.findLastIndex(({ id }) => Number(id) <= Number(message.id));
    if (this.#visible[before] !== message) this.#visible.splice(before + 1, 0, message);
  }

  /** Takes a message out of the visible ones, if it is there. */
  #take(message: Message): void {
    const at = message.visibleAt <= this.#options.time.now ? this.#visible.indexOf(message) : -1;
    if (at !== -1) this.#visible.splice(at, 1);
  }
}
