import { randomUUID } from "node:crypto";

export type Channel = "mail" | "push";

export interface OutboxAttachment {
  readonly filename: string;
  /** With the method of a calendar file: `text/calendar; method=REQUEST`. */
  readonly contentType: string;
  /** Text as it is, everything else in base64. */
  readonly content: string;
  readonly encoding: "utf8" | "base64";
  /** Its HTML may show it by this id. */
  readonly contentId?: string;
}

/** A mail or a push message that a function has sent. */
export interface OutboxEntry {
  readonly id: string;
  readonly channel: Channel;
  /** By the clock of the functions. */
  readonly at: string;
  /** The addresses of a mail, separated by commas, or the endpoint of a push subscription. */
  readonly to: string;
  readonly kind: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly OutboxAttachment[];
  /** As they were sent, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The Message-ID that SES puts in the place of the sender's. Push messages have none. */
  readonly messageId: string | null;
  /** The configuration set of SES that the mail was sent with. */
  readonly configurationSet: string | null;
  /** The tags that SES adds to the events of the mail. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** The MIME message as it was sent, or the decrypted payload of a push message. */
  readonly raw: string;
}

export interface OutboxFilter {
  readonly channel?: Channel | undefined;
  /** A part of the recipient, in any case. */
  readonly to?: string | undefined;
}

const MAX_ENTRIES = 1_000;

/** Keeps the last messages that were sent, newest first. */
export class Outbox {
  #entries: readonly OutboxEntry[] = [];
  readonly #listeners: ((entry: OutboxEntry) => void)[] = [];

  keep(sent: Omit<OutboxEntry, "id">): OutboxEntry {
    const entry = { id: randomUUID(), ...sent };
    this.#entries = [entry, ...this.#entries].slice(0, MAX_ENTRIES);
    for (const listener of this.#listeners) listener(entry);
    return entry;
  }

  onKept(listener: (entry: OutboxEntry) => void): void {
    this.#listeners.push(listener);
  }

  entries({ channel, to = "" }: OutboxFilter = {}): readonly OutboxEntry[] {
    const part = to.trim().toLowerCase();
    return this.#entries.filter(
      (entry) =>
        (channel === undefined || entry.channel === channel) && entry.to.toLowerCase().includes(part),
    );
  }

  find(id: string): OutboxEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  empty(): void {
    this.#entries = [];
  }
}
