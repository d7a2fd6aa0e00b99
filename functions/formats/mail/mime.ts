import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { Mail } from "./mail.ts";

/** Writes a mail as MIME (RFC 5322). Texts may contain anything: line breaks cannot become headers. */
export function toMime({
  noticeId,
  kind,
  unsubscribeUrl,
  calendar,
  picture,
  replyTo,
  ...mail
}: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    ...mail,
    ...(replyTo !== null && { replyTo }),
    headers: {
      "X-Notice-Id": noticeId,
      "X-Notice-Kind": kind,
      // Nobody is to get answers of machines.
      "Auto-Submitted": "auto-generated",
      ...(unsubscribeUrl !== null && {
        "List-Unsubscribe": `<${unsubscribeUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    ...(picture !== null && { attachments: [{ ...picture, contentDisposition: "inline" as const }] }),
    ...(calendar !== null && {
      icalEvent: { method: calendar.method, content: calendar.text, filename: "session.ics" },
    }),
  });
  return composer.compile().build();
}
