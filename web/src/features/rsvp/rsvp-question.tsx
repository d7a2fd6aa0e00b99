import { actingMessages } from "../../messages/attendee/acting-messages.ts";
import ConfirmDialog, { type ConfirmDialogProps } from "../../ui/confirm-dialog.tsx";

interface RsvpQuestionProps extends Omit<ConfirmDialogProps, "question"> {
  readonly action: keyof typeof actingMessages.question;
  readonly title: string;
}

/** Asks before a person gives something up. */
export default function RsvpQuestion({ action, title, ...rest }: RsvpQuestionProps) {
  return <ConfirmDialog question={actingMessages.question[action](title)} {...rest} />;
}
