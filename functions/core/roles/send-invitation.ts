import { type Sending, SendingIsBusy } from "../notices/send-notice.ts";
import type { ConferenceEvent } from "../programme/session.ts";
import type { RoleHolder } from "./role.ts";

/** Asks for a mail to an address that has got a role. */
export interface InvitationRef {
  readonly eventId: string;
  readonly email: string;
  /** When an organizer gave the role; ISO, UTC. */
  readonly askedAt: string;
}

/** An invitation with everything that its mail says, as it is now. */
export interface Invitation extends Pick<InvitationRef, "askedAt"> {
  readonly event: ConferenceEvent;
  readonly holder: RoleHolder;
}

export interface InvitationBook {
  /** `null`: the role has been taken away. */
  find(ref: InvitationRef): Promise<Invitation | null>;
  /** Takes the mail over for a while. `lately`: the address has got a mail for this event within the hour. */
  begin(ref: InvitationRef): Promise<"begun" | "busy" | "lately">;
  /** From now on the address gets no other mail for an hour. */
  finish(ref: InvitationRef): Promise<void>;
  giveBack(ref: InvitationRef): Promise<void>;
}

const GONE: Sending = { kind: "impossible", why: "the role is gone" };
const LATELY: Sending = { kind: "impossible", why: "invited within the hour" };

/**
 * Sends an invitation. A crash after the sending and before its end is written sends it again, with the same id.
 *
 * @throws SendingIsBusy, and what `send` throws, so that the message comes again
 */
export async function sendInvitation(
  ref: InvitationRef,
  { book, send }: { readonly book: InvitationBook; send(invitation: Invitation): Promise<Sending> },
): Promise<Sending> {
  const invitation = await book.find(ref);
  if (invitation === null) return GONE;
  const begun = await book.begin(ref);
  if (begun === "lately") return LATELY;
  if (begun === "busy") throw new SendingIsBusy("an invitation");
  const outcome = await send(invitation).catch(async (error: unknown) => {
    await book.giveBack(ref);
    throw error;
  });
  await (outcome.kind === "sent" ? book.finish(ref) : book.giveBack(ref));
  return outcome;
}
