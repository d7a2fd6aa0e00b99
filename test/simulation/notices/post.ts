import type { SESv2Client, SendEmailCommandInput } from "@aws-sdk/client-sesv2";
import type { Channel } from "../../../functions/core/notices/notice.ts";
import type { PushAnswer } from "../../../functions/core/notices/push/send-push.ts";
import { isLate } from "../../../functions/core/notices/reminders.ts";
import type { Sender, Sending, ToldNotice } from "../../../functions/core/notices/send-notice.ts";
import { noticeCalendar } from "../../../functions/formats/mail/notice-calendar.ts";
import { noticeText } from "../../../functions/formats/notices/notice-text.ts";
import { personalLinks } from "../../../functions/queue/notices/personal-links.ts";
import { pushDevices } from "../../../functions/queue/notices/push-devices.ts";
import type { PushMessage } from "../../../functions/queue/notices/push-message.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { noticeKey } from "../../../functions/store/keys.ts";
import { openMailer } from "../../../functions/store/notices/mailer.ts";
import type { Command } from "../engine/engine.ts";
import type { Reply } from "../engine/requests.ts";
import { STORY_START } from "../histories/plan.ts";
import type { Network, Service } from "../network/network.ts";
import type { Process } from "../time/process.ts";
import type { VirtualTime } from "../time/virtual-time.ts";
import { nameOf } from "./history.ts";
import type { Device, PushService } from "./plan.ts";

/** What a person gets. */
export interface Sent {
  readonly at: number;
  /** The process that sent it. */
  readonly by: string;
  readonly channel: Channel;
  /** A mail's address, or the endpoint of a device. */
  readonly to: string;
  readonly noticeId: string;
  readonly content: string;
  /** The versions of everything that the content shows. */
  readonly seen: string;
}

/** A call of a push service, and what came of it for the process that made it. */
export interface Attempt {
  readonly at: number;
  readonly by: string;
  readonly endpoint: string;
  /** The place of the notice in the inbox. */
  readonly place: string;
  /** `null`: the process has died. */
  heard: PushAnswer | "failed" | null;
  heardAt: number;
}

/** The input of a push message. The class has the name by which services know their commands. */
class PushCommand {
  readonly input: object;
  constructor(input: Omit<Sent, "at" | "by">) {
    this.input = input;
  }
}

/** SES and the push services. They deliver what they take, whether or not their answer arrives. */
export class SimulatedPost implements Service {
  readonly sent: Sent[] = [];
  readonly attempts: Attempt[] = [];
  readonly #time: VirtualTime;
  readonly #devices: ReadonlyMap<string, Device>;

  constructor(time: VirtualTime, devices: readonly Device[]) {
    this.#time = time;
    this.#devices = new Map(devices.map((device) => [endpointOf(device), device]));
  }

  perform(command: Command, by: string, reply: Reply): void {
    const { sent } = this;
    const { now } = this.#time;
    const entry = command instanceof PushCommand ? (command.input as Sent) : mailIn(command);
    if (command instanceof PushCommand && this.isGone(entry.to, now)) reply.with({ answer: "gone" });
    else {
      sent.push({ ...entry, at: now, by });
      reply.with({ answer: "accepted", MessageId: `m-${sent.length}` });
    }
  }

  readonly isGone = (endpoint: string, at: number): boolean => {
    const device = this.#devices.get(endpoint);
    return device === undefined || (device.goneAt !== null && STORY_START + device.goneAt <= at);
  };

  /** Keeps what a process hears of a call. */
  async noted(
    attempt: Pick<Attempt, "by" | "endpoint" | "place">,
    call: Promise<PushAnswer>,
  ): Promise<PushAnswer> {
    const noted: Attempt = { ...attempt, at: this.#time.now, heard: null, heardAt: Number.POSITIVE_INFINITY };
    this.attempts.push(noted);
    const hear = (heard: Attempt["heard"]): void => {
      Object.assign(noted, { heard, heardAt: this.#time.now });
    };
    try {
      const answer = await call;
      hear(answer);
      return answer;
    } catch (error) {
      hear("failed");
      throw error;
    }
  }
}

export const endpointOf = ({ service, name }: Device): string => `https://${service}.example.net/${name}`;
const serviceOf = (endpoint: string): PushService => new URL(endpoint).hostname.split(".")[0] as PushService;

function mailIn({ input }: Command): Omit<Sent, "at" | "by"> {
  const { Content, Destination } = input as SendEmailCommandInput;
  const [to = ""] = Destination?.ToAddresses ?? [];
  return { ...JSON.parse(Buffer.from(Content?.Raw?.Data ?? []).toString()), channel: "mail", to };
}

/** Tokens are told apart by what they claim. Signing them would take time of the machine. */
const links = {
  sign: async (claims: object, expiresAt: string) => encodeURIComponent(JSON.stringify([claims, expiresAt])),
};

const PAGES = "https://sessions.example.org";
const SENDER = "sessions@example.org";

/** What a sending knew. A late reminder has other words. */
const seenBy = ({ notice, programme, moved, state }: ToldNotice, now: Date): string =>
  JSON.stringify([
    ...[programme, ...moved.map((each) => each.programme)].map(({ sessionId, version }) => [
      sessionId,
      version,
    ]),
    state?.version ?? null,
    notice.kind === "REMINDER" && isLate(notice.at, now.toISOString()),
  ]);

/** The key of the service, for which the browsers have subscribed. */
export const SERVER_KEY = "key";

interface Ways {
  readonly table: Table;
  readonly post: SimulatedPost;
  readonly ways: Readonly<Record<"ses" | PushService, Network>>;
}

/** The channels as a process has them. What a mail says and its links are those of the service, without HTML and MIME. */
export function channelsOf(process: Process, { table, post, ways }: Ways): Readonly<Record<Channel, Sender>> {
  const over = (network: Network) => (command: Command) =>
    process.wait<object>((reply) => network.send(command, process.name, reply, process));
  const mailer = openMailer("mails", { send: over(ways.ses) } as unknown as SESv2Client);
  return {
    mail: async (told): Promise<Sending> => {
      const { email } = told.attendee;
      if (email === null) return { kind: "impossible", why: "no address" };
      const personal = await personalLinks(told, { links, siteUrl: PAGES });
      const invitation = { organizer: SENDER, attendee: email, pages: PAGES };
      const content = JSON.stringify([
        noticeText(told, process.clock().toISOString()),
        personal,
        noticeCalendar(told, invitation),
      ]);
      const { noticeId } = told.notice;
      const mail = { noticeId, content, seen: seenBy(told, process.clock()) };
      return mailer.send(Buffer.from(JSON.stringify(mail)), {
        from: SENDER,
        to: email,
        userId: told.notice.userId,
        eventId: told.event.eventId,
      });
    },
    push: (told) =>
      pushDevices({
        table,
        clock: process.clock,
        serverKey: SERVER_KEY,
        post: async ({ endpoint }, message) => {
          const { userId, eventId, at, noticeId } = told.notice;
          const place = nameOf(noticeKey(userId, eventId, at, noticeId));
          const command = new PushCommand({
            ...pushed(endpoint, message),
            seen: seenBy(told, process.clock()),
          });
          const call = over(ways[serviceOf(endpoint)])(command) as Promise<{ readonly answer: PushAnswer }>;
          return post.noted(
            { by: process.name, endpoint, place },
            call.then(({ answer }) => answer),
          );
        },
      })(told),
  };
}

/** What a device gets. How long a push service keeps the message depends on the time, and not on what it says. */
export function pushed(
  endpoint: string,
  { ttlSeconds: _, ...message }: PushMessage,
): Omit<Sent, "at" | "by" | "seen"> {
  const { noticeId } = JSON.parse(message.text);
  return { channel: "push", to: endpoint, noticeId, content: JSON.stringify(message) };
}
