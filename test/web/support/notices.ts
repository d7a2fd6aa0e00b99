import type { Notice, NoticesAnswer } from "../../../web/src/api/answers.ts";

/** An unread notice. */
export function aNotice(at: string, changes: Partial<Notice> = {}): Notice {
  return {
    noticeId: `${at}~r1.1`,
    kind: "CONFIRMED",
    sessionId: "demo.knots",
    title: "You have a seat in “Knots”",
    text: "It takes place on Saturday 12 January, 10:00.",
    at,
    read: false,
    ...changes,
  };
}

export function noticesOf(notices: readonly Notice[], changes: Partial<NoticesAnswer> = {}): NoticesAnswer {
  const readUntil = notices.find(({ read }) => read)?.at ?? null;
  const unread = notices.filter(({ read }) => !read).length;
  return { notices, unread, readUntil, nextCursor: null, ...changes };
}
