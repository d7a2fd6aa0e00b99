import type { Notice } from "../../core/notices/notice.ts";

/** The path of the page about a notice's session. An open offer has a page of its own. */
export function noticePage({
  eventId,
  sessionId,
  kind,
}: Pick<Notice, "eventId" | "sessionId" | "kind">): string {
  const page = `/events/${encodeURIComponent(eventId)}/sessions/${encodeURIComponent(sessionId)}`;
  return isAboutOffer(kind) ? `${page}/offer` : page;
}

export const isAboutOffer = (kind: Notice["kind"]): boolean =>
  kind === "OFFER_MADE" || kind === "OFFER_ENDING";
