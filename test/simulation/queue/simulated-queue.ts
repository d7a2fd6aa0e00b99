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
}

const DELAY: Spread = { least: 1, most: 2_000, power: 6 };
/** The settings of the template. A test compares them. */
export const VISIBILITY_TIMEOUT_MS = 60_000;
export const MAX_RECEIVES = 4;

/** SQS in memory: it delivers at least once, in no order, and moves what failed four times to its dead letters. */
export class SimulatedQueue {
  readonly #options: QueueOptions;
  readonly #messages = new Map<string, Message>();
  readonly deadLetters: Message[] = [];
  /** Called when a message may have become visible. */
  onVisible: () => void = () => undefined;
  #sent = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
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
        this.#hide(ReceiptHandle, VisibilityTimeout * 1_000);
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
    this.#hide(message.id, draw(this.#options.delay ?? DELAY, this.#options.random));
  }

  /** Takes up to `most` visible messages, any of them. */
  receive(most: number): Message[] {
    const { time, random } = this.#options;
    const visible = [...this.#messages.values()].filter(({ visibleAt }) => visibleAt <= time.now);
    const received: Message[] = [];
    while (received.length < most && visible.length > 0) {
      const [message] = visible.splice(Math.floor(random() * visible.length), 1);
      if (!message) break;
      if (message.receives === MAX_RECEIVES) {
        this.#messages.delete(message.id);
        this.deadLetters.push(message);
        continue;
      }
      message.receives += 1;
      this.#hide(message.id, VISIBILITY_TIMEOUT_MS);
      received.push(message);
    }
    return received;
  }

  /** Deletes a message, as a function does that has handled it. Sometimes it comes again nevertheless. */
  delete({ id }: Message): void {
    const { random, doubles = 0 } = this.#options;
    if (random() >= doubles) this.#messages.delete(id);
  }

  purge(): void {
    this.#messages.clear();
  }

  #hide(id: string, ms: number): void {
    const message = this.#messages.get(id);
    if (!message) return;
    const { time } = this.#options;
    message.visibleAt = time.now + ms;
    time.at(message.visibleAt, () => this.onVisible());
  }
}
