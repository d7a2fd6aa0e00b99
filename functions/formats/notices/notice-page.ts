import type { Notice } from "../../core/notices/notice.ts";

/** The path of the page about a notice's session. An open offer has a page of its own, and the question how it was a place. */
export function noticePage({
  eventId,
  sessionId,
  kind,
}: Pick<Notice, "eventId" | "sessionId" | "kind">): string {
  const page = `/events/${encodeURIComponent(eventId)}/sessions/${encodeURIComponent(sessionId)}`;
  if (kind === "FEEDBACK_ASKED") return `${page}#feedback`;
  return isAboutOffer(kind) ? `${page}/offer` : page;
}

export const isAboutOffer = (kind: Notice["kind"]): boolean =>
  kind === "OFFER_MADE" || kind === "OFFER_ENDING";
