import { messages } from "../../messages/messages.ts";
import type { Question } from "../../ui/confirm-dialog.tsx";
import type { Action } from "./actions.ts";

const { rsvp } = messages;

/** What is asked before something is given up. The others are done at once. */
export const questions: Partial<Record<Action | "sign-in", (title: string) => Question>> = {
  cancel: (title) => ({
    title: rsvp.cancelTitle,
    text: rsvp.cancelText(title),
    confirm: rsvp.cancelConfirm,
    keep: rsvp.cancelKeep,
  }),
  leave: (title) => ({
    title: rsvp.leaveTitle,
    text: rsvp.leaveText(title),
    confirm: rsvp.leaveConfirm,
    keep: rsvp.leaveKeep,
  }),
  decline: (title) => ({
    title: rsvp.declineTitle,
    text: rsvp.declineText(title),
    confirm: rsvp.declineConfirm,
    keep: rsvp.declineKeep,
  }),
};
