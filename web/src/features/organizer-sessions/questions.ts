import type { Session } from "../../api/answers.ts";
import { readSession } from "../../api/organizer/requests.ts";
import type { ApiAccess } from "../../api/request.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import type { Question } from "../../ui/confirm-dialog.tsx";

/** Fields that can be changed without the form. */
export type QuickChange = Partial<Pick<Session, "capacity" | "state">>;

export const capacityText = (capacity: number | null) =>
  capacity === null ? text.unlimited : capacity.toLocaleString("en");

/** The fields on which a person based a change. */
export const concerned = (wanted: QuickChange): ("capacity" | "state")[] =>
  wanted.capacity === undefined ? ["state"] : ["capacity", "state"];

/**
 * Asks before lowering the capacity below the held seats, with the present number of seats, not the list's.
 */
export async function loweredQuestion(
  access: ApiAccess,
  session: Session,
  { capacity }: QuickChange,
): Promise<Question | undefined> {
  if (capacity === undefined || capacity === null) return undefined;
  if (session.capacity !== null && capacity >= session.capacity) return undefined;
  const now = await readSession(access, session.sessionId);
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
export function meanwhileQuestion(current: Session, wanted: QuickChange): Question {
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
