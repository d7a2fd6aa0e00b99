import type { OutboxEntry } from "../../../local/outbox/outbox.ts";

/** A mail as the outbox keeps it. */
export const aMail: Omit<OutboxEntry, "id"> = {
  channel: "mail",
  at: "2027-03-04T09:00:00.000Z",
  to: "ada@example.org",
  kind: "OFFER_MADE",
  subject: "A seat is held for you",
  text: "Accept it until 10:00.",
  html: "<p>Accept it until 10:00.</p>",
  attachments: [],
  headers: { from: "notices@conf.example", "message-id": "<n1@conf.example>" },
  messageId: "<s1@us-east-1.amazonses.com>",
  raw: "Subject: A seat is held for you\r\n\r\nAccept it until 10:00.",
};
