/** Why no mails go to an address: they come back, or the person called one unwanted. */
export type StopReason = "BOUNCE" | "COMPLAINT";

/** A mark on a person: no mails go to this address until the person tries again. */
export interface MailStop {
  readonly address: string;
  readonly why: StopReason;
  /** When the mail was sent that came back; ISO, UTC. */
  readonly at: string;
}

/** What became of a mail, in the words of SES. */
export type MailFeedback = {
  readonly mail: { readonly timestamp: string; readonly destination: readonly [string, ...string[]] };
} & (
  | { readonly eventType: "Bounce"; readonly bounce: { readonly bounceType: string } }
  | {
      readonly eventType: "Complaint";
      readonly complaint: { readonly complaintFeedbackType?: string | null | undefined };
    }
);

/**
 * Tells what a bounce or a complaint stops. A full mailbox or a message that is too long may be different next time,
 * so only permanent bounces count. `null`: nothing.
 */
export function stopFor(feedback: MailFeedback): MailStop | null {
  const { timestamp: at, destination } = feedback.mail;
  const [address] = destination;
  if (feedback.eventType === "Bounce")
    return feedback.bounce.bounceType === "Permanent" ? { address, why: "BOUNCE", at } : null;
  return feedback.complaint.complaintFeedbackType === "not-spam" ? null : { address, why: "COMPLAINT", at };
}

/** Tells why no mails go to the address. `null`: they do. A stop of another address says nothing about this one. */
export const whyStopped = (stop: MailStop | null, address: string | null): StopReason | null =>
  stop !== null && stop.address.toLowerCase() === address?.toLowerCase() ? stop.why : null;
