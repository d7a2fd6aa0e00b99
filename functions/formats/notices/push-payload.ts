import { createHash } from "node:crypto";
import type { PushPayload } from "../../contract/push.ts";
import type { Notice } from "../../core/notices/notice.ts";
import type { ToldNotice } from "../../core/notices/send-notice.ts";
import { noticePage } from "./notice-page.ts";
import { noticeText } from "./notice-text.ts";

/** Phones show three lines. A list of forty moves is in the inbox. */
const MAX_TITLE_BYTES = 400;
const MAX_BODY_BYTES = 1_200;
const TOPIC_CHARACTERS = 32;

/** @param now ISO, UTC */
export function pushPayload(told: ToldNotice, now: string): PushPayload {
  const { noticeId, eventId, kind, moves } = told.notice;
  const { title, text } = noticeText(told, now);
  return {
    title: cut(title, MAX_TITLE_BYTES),
    body: cut(text, MAX_BODY_BYTES),
    kind,
    url: moves.length > 1 ? `/events/${encodeURIComponent(eventId)}/my-schedule` : noticePage(told.notice),
    tag: topicOf(told.notice),
    noticeId,
    eventId,
  };
}

/** A message that is sent twice has the same topic, so that a device that was away shows it once. */
export const topicOf = ({ eventId, noticeId }: Pick<Notice, "eventId" | "noticeId">): string =>
  createHash("sha256")
    .update(JSON.stringify([eventId, noticeId]))
    .digest("base64url")
    .slice(0, TOPIC_CHARACTERS);

/** Cuts a text so that it needs no more bytes in JSON than allowed. */
function cut(text: string, maxBytes: number): string {
  const bytesOf = (part: string) => Buffer.byteLength(JSON.stringify(part));
  if (bytesOf(text) <= maxBytes) return text;
  let kept = "";
  for (const character of text) {
    if (bytesOf(`${kept}${character}…`) > maxBytes) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
