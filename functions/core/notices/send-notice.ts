import type { ConferenceEvent, StoredProgramme } from "../programme/session.ts";
import type { Attendee } from "../seats/rsvp.ts";
import type { MailStop } from "./mail-stop.ts";
import type { Channel, Move, Notice, NoticeRef } from "./notice.ts";
import type { RsvpState } from "./notices-of-rsvp.ts";
import type { OrganizerMessage } from "./organizer-message.ts";
import { isOutdated } from "./outdated.ts";

export interface Moved extends Pick<Move, "from"> {
  readonly programme: StoredProgramme;
}

/** A notice with everything that its text needs, as it is now. */
export interface ToldNotice {
  readonly notice: Notice;
  readonly attendee: Attendee;
  readonly event: ConferenceEvent;
  readonly programme: StoredProgramme;
  /** The sessions that have moved, as they are now. */
  readonly moved: readonly Moved[];
  /** What an organizer wrote. Other notices have none. */
  readonly message?: OrganizerMessage | undefined;
  /** `null`: the notice is about no RSVP. */
  readonly state: RsvpState | null;
  /** The devices that an earlier attempt has reached. */
  readonly reached: readonly string[];
  /** The address of the person to which no mails go. */
  readonly mailStopped: MailStop | null;
}

/** Where notices are kept until every channel has sent them. */
export interface NoticeBook {
  /** `null`: there is no such notice, or no longer. */
  find(ref: NoticeRef): Promise<ToldNotice | null>;
  /** Takes the sending over for a while. `busy`: another function is at it. */
  begin(ref: NoticeRef, channel: Channel): Promise<"begun" | "busy" | "done">;
  finish(ref: NoticeRef, channel: Channel, outcome: Sending): Promise<void>;
  /** Gives the sending back, for another attempt. It remembers which devices have been reached. */
  giveBack(ref: NoticeRef, channel: Channel, reached: readonly string[]): Promise<void>;
}

/** How a sending ended. What may succeed later is thrown instead. */
export type Sending =
  | { readonly kind: "sent"; readonly messageId: string }
  | { readonly kind: "impossible"; readonly why: string };

const OUTDATED: Sending = { kind: "impossible", why: "no longer true" };
const GONE: Sending = { kind: "impossible", why: "its session is gone" };

export type Sender = (told: ToldNotice) => Promise<Sending>;

interface SendingPorts {
  readonly book: NoticeBook;
  readonly send: Sender;
}

/** Some devices may take the notice later. Those that are `reached` need no other attempt. */
export class SentInPart extends AggregateError {
  override readonly name = "SentInPart";
  readonly reached: readonly string[];

  constructor(reached: readonly string[], failures: readonly unknown[]) {
    super(failures, failures.map(String).join("; "));
    this.reached = reached;
  }
}

/** Another function is sending the notice. If it dies, this one is to try later. */
export class SendingIsBusy extends Error {
  override readonly name = "SendingIsBusy";
}

/**
 * Sends a notice by one channel. A crash after the sending and before its end is written sends it again, with the
 * same id of the notice.
 *
 * @returns `null`: nothing was left to do
 * @throws SendingIsBusy, and what `send` throws, so that the message comes again
 */
export async function sendNotice(
  ref: NoticeRef,
  channel: Channel,
  { book, send }: SendingPorts,
): Promise<Sending | null> {
  const begun = await book.begin(ref, channel);
  if (begun === "done") return null;
  if (begun === "busy") throw new SendingIsBusy(`${channel} of ${ref.noticeId}`);
  const outcome = await attempt(ref, { book, send }).catch(async (error: unknown) => {
    await book.giveBack(ref, channel, error instanceof SentInPart ? error.reached : []);
    throw error;
  });
  await book.finish(ref, channel, outcome);
  return outcome;
}

/** What was read before the sending began may be what another attempt has changed. */
async function attempt(ref: NoticeRef, { book, send }: SendingPorts): Promise<Sending> {
  const told = await book.find(ref);
  if (told === null) return GONE;
  return isOutdated(told.notice, told.state) ? OUTDATED : send(told);
}
