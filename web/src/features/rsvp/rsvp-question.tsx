import type { AgendaSession, Rsvp } from "../../api/answers.ts";
import { actingMessages } from "../../messages/attendee/acting-messages.ts";
import ConfirmDialog, { type ConfirmDialogProps } from "../../ui/confirm-dialog.tsx";
import { OnOfferChoice } from "./on-offer-choice.tsx";
import { PassHint } from "./pass-hint.tsx";

interface RsvpQuestionProps extends Pick<ConfirmDialogProps, "onClose" | "returnFocus"> {
  readonly action: keyof typeof actingMessages.question;
  readonly session: AgendaSession;
  readonly rsvp: Rsvp | null;
  /** The zone in which times are shown. @default - the browser's */
  readonly timeZone?: string | undefined;
  onConfirm(): void;
  /** Puts the offer off. */
  onPass(): void;
}

/** Asks before a person gives something up, and offers what they may want instead. */
export default function RsvpQuestion(props: RsvpQuestionProps) {
  const { action, session, rsvp, timeZone, onPass, ...rest } = props;
  const passes = action === "decline" && rsvp !== null && (rsvp.passesLeft ?? 0) > 0;
  return (
    <ConfirmDialog
      question={actingMessages.question[action](session.title)}
      also={passes ? { label: actingMessages.pass, act: onPass } : undefined}
      {...rest}
    >
      {passes && <PassHint {...{ rsvp, timeZone }} className="mt-3" />}
      {action === "leave" && rsvp?.status === "WAITLISTED" && (
        <OnOfferChoice {...{ session, rsvp }} ifStay className="mt-5" />
      )}
    </ConfirmDialog>
  );
}
