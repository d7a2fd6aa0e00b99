import type { SessionDetails } from "../../api/organizer/answers.ts";
import type { OrganizerApi } from "../../api/organizer/organizer-api.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import type { Question } from "../../ui/confirm-dialog.tsx";
import type { QuickChange } from "./use-presumed.ts";

export const capacityText = (capacity: number | null) =>
  capacity === null ? text.unlimited : capacity.toLocaleString("en");

/** The fields on which a person based a change. */
export const concerned = (wanted: QuickChange): ("capacity" | "state")[] =>
  wanted.capacity === undefined ? ["state"] : ["capacity", "state"];

/**
 * Asks before lowering the capacity below the held seats, with the present number of seats, not the list's.
 */
export async function loweredQuestion(
  api: OrganizerApi,
  session: SessionDetails,
  { capacity }: QuickChange,
): Promise<Question | undefined> {
  if (capacity === undefined || capacity === null) return undefined;
  if (session.capacity !== null && capacity >= session.capacity) return undefined;
  const now = await api.session(session.sessionId);
  const { taken } = now.ok ? now.value : session;
  if (capacity >= taken) return undefined;
  return {
    title: text.lowerTitle(session.title, capacity),
    text: areaMessages.lowered(taken, capacity),
    confirm: text.lowerConfirm,
    keep: text.lowerKeep,
  };
}

/** Asks when somebody else has changed what this change is about. */
export function meanwhileQuestion(current: SessionDetails, wanted: QuickChange): Question {
  const now = text.meanwhileNow(text.stateNow[current.state], capacityText(current.capacity));
  const mine =
    wanted.capacity === undefined
      ? text.meanwhileState[wanted.state === "CANCELLED" ? "CANCELLED" : "OPEN"]
      : text.meanwhileCapacity(capacityText(wanted.capacity));
  return {
    title: text.meanwhileTitle(current.title),
    text: `${now} ${mine}`,
    confirm: text.meanwhileMine,
    keep: text.meanwhileTheirs,
  };
}
