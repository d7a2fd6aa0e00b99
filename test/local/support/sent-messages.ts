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
  configurationSet: "notices",
  tags: { "person-0": ["YWRh"] },
  raw: "Subject: A seat is held for you\r\n\r\nAccept it until 10:00.",
};

export const aPush: Omit<OutboxEntry, "id"> = {
  ...aMail,
  channel: "push",
  to: "http://127.0.0.1:40000/push/6dd5b1a8-5c0e-4a3b-9a86-1f2d3c4b5a69",
  html: null,
  headers: { ttl: "3600", topic: "offer-1", urgency: "high" },
  messageId: null,
  configurationSet: null,
  tags: {},
  raw: JSON.stringify({
    title: "A seat is held for you",
    body: "Accept it until 10:00.",
    kind: "OFFER_MADE",
  }),
};
