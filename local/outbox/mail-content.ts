import type { Attachment, Email } from "postal-mime";
import type { OutboxAttachment, OutboxEntry } from "./outbox.ts";

/** The header by which a mail says which kind of notice it is. */
const KIND_HEADER = "x-notice-kind";

type MailContent = Pick<OutboxEntry, "kind" | "subject" | "text" | "html" | "attachments" | "headers">;

/** What a mail program shows of a mail. */
export function mailContent(mail: Email): MailContent {
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
  return {
    kind: headers[KIND_HEADER] ?? null,
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? null,
    attachments: mail.attachments.map(toAttachment),
    headers,
  };
}

const CALENDARS = ["text/calendar", "application/ics"];

function toAttachment(
  { filename, mimeType, method, content, contentId }: Attachment,
  index: number,
): OutboxAttachment {
  const isCalendar = CALENDARS.includes(mimeType);
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
  const encoding = isCalendar || mimeType.startsWith("text/") ? "utf8" : "base64";
  const read = bytes.toString(encoding);
  return {
    filename: filename ?? (isCalendar ? "calendar.ics" : `attachment-${index + 1}`),
    contentType: method === undefined ? mimeType : `${mimeType}; method=${method}`,
    // The parser shortens the line breaks of calendars, which need both characters.
    content: isCalendar ? read.replaceAll("\n", "\r\n") : read,
    encoding,
    ...(contentId !== undefined && { contentId: contentId.replaceAll(/[<>]/g, "") }),
  };
}
