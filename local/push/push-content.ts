import type { IncomingHttpHeaders } from "node:http";
import * as z from "zod/mini";
import type { OutboxEntry } from "../outbox/outbox.ts";

/** The members of a payload that the outbox shows; a notification needs the first two. */
const Payload = z.object({
  title: z._default(z.string(), ""),
  body: z._default(z.string(), ""),
  kind: z.optional(z.string()),
});

type PushContent = Omit<OutboxEntry, "id" | "at" | "to">;

const SHOWN_HEADERS = ["ttl", "topic", "urgency"];

export function pushContent(raw: string, headers: IncomingHttpHeaders): PushContent {
  const { data } = z.safeParse(Payload, parseJson(raw));
  const { topic = null } = headers;
  return {
    channel: "push",
    kind: data?.kind ?? (topic === null ? null : String(topic)),
    subject: data?.title ?? "",
    text: data?.body ?? raw,
    html: null,
    attachments: [],
    headers: Object.fromEntries(
      SHOWN_HEADERS.filter((name) => headers[name] !== undefined).map((name) => [
        name,
        String(headers[name]),
      ]),
    ),
    messageId: null,
    configurationSet: null,
    tags: {},
    raw,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
