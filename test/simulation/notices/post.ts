import type { SESv2Client, SendEmailCommandInput } from "@aws-sdk/client-sesv2";
import type { Channel } from "../../../functions/core/notices/notice.ts";
import type { Sender, Sending, ToldNotice } from "../../../functions/core/notices/send-notice.ts";
import { noticeCalendar } from "../../../functions/formats/mail/notice-calendar.ts";
import { noticeText } from "../../../functions/formats/notices/notice-text.ts";
import { personalLinks } from "../../../functions/queue/notices/personal-links.ts";
import { openMailer } from "../../../functions/store/notices/mailer.ts";
import type { Command } from "../engine/engine.ts";
import type { Reply } from "../engine/requests.ts";
import type { Network, Service } from "../network/network.ts";
import type { Process } from "../time/process.ts";
import type { VirtualTime } from "../time/virtual-time.ts";

/** What a person gets. */
export interface Sent {
  readonly at: number;
  /** The process that sent it. */
  readonly by: string;
  readonly channel: Channel;
  readonly to: string;
  readonly noticeId: string;
  readonly content: string;
  /** The versions of everything that the content shows. */
  readonly seen: string;
}

/** The input of a push message. The class has the name by which services know their commands. */
class PushCommand {
  readonly input: object;
  constructor(input: Omit<Sent, "at" | "by">) {
    this.input = input;
  }
}

/** SES and the push service. They deliver what they take, whether or not their answer arrives. */
export class SimulatedPost implements Service {
  readonly sent: Sent[] = [];
  readonly #time: VirtualTime;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  perform(command: Command, by: string, reply: Reply): void {
    const { sent } = this;
    const entry = command instanceof PushCommand ? (command.input as Sent) : mailIn(command);
    sent.push({ ...entry, at: this.#time.now, by });
    reply.with({ MessageId: `m-${sent.length}` });
  }
}

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

const seenBy = ({ programme, moved, state }: ToldNotice): string =>
  JSON.stringify([
    ...[programme, ...moved.map((each) => each.programme)].map(({ sessionId, version }) => [
      sessionId,
      version,
    ]),
    state?.version ?? null,
  ]);

interface Ways {
  readonly toSes: Network;
  readonly toPush: Network;
}

/** The channels as a process has them. What a mail says and its links are those of the service, without HTML and MIME. */
export function channelsOf(process: Process, { toSes, toPush }: Ways): Readonly<Record<Channel, Sender>> {
  const over = (network: Network) => (command: Command) =>
    process.wait<object>((reply) => network.send(command, process.name, reply, process));
  const mailer = openMailer("mails", { send: over(toSes) } as unknown as SESv2Client);
  const push = over(toPush);
  return {
    mail: async (told): Promise<Sending> => {
      const { email } = told.attendee;
      if (email === null) return { kind: "impossible", why: "no address" };
      const personal = await personalLinks(told, { links, siteUrl: PAGES });
      const invitation = { organizer: SENDER, attendee: email, pages: PAGES };
      const content = JSON.stringify([noticeText(told), personal, noticeCalendar(told, invitation)]);
      const { noticeId } = told.notice;
      const mail = { noticeId, content, seen: seenBy(told) };
      return mailer.send(Buffer.from(JSON.stringify(mail)), {
        from: SENDER,
        to: email,
        userId: told.notice.userId,
      });
    },
    push: async (told): Promise<Sending> => {
      const { noticeId, userId, kind } = told.notice;
      const content = JSON.stringify({ ...noticeText(told), kind });
      const message = { channel: "push", to: userId, noticeId, content, seen: seenBy(told) } as const;
      const { MessageId } = (await push(new PushCommand(message))) as { readonly MessageId: string };
      return { kind: "sent", messageId: MessageId };
    },
  };
}
