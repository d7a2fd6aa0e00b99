import type { IncomingMessage } from "node:http";
import { html } from "hono/html";
import type { HttpResponse } from "../gateway/http-response.ts";
import { entryPage } from "./entry-page.ts";
import { listPage } from "./list-page.ts";
import type { Channel, Outbox, OutboxAttachment, OutboxEntry } from "./outbox.ts";
import { HEADERS, page } from "./page.ts";

const PATH = /^\/outbox(?:\/([\w-]+)(?:\/(raw|attachments\/\d+))?)?$/;

/** Answers with the pages that show what was sent. They are never deployed. Undefined: another address. */
export function createOutboxPages(outbox: Outbox) {
  return async (request: IncomingMessage): Promise<HttpResponse | undefined> => {
    const [path = "", query] = request.url?.split("?") ?? [];
    const [matches, id, part] = PATH.exec(path) ?? [];
    if (matches === undefined || (request.method !== "GET" && request.method !== "HEAD")) return undefined;
    if (id === undefined) return list(outbox, new URLSearchParams(query));
    const entry = outbox.find(id);
    if (entry === undefined) return notFound();
    if (part === undefined) return page(entry.subject, entryPage(entry));
    return part === "raw" ? source(entry) : download(entry.attachments[Number(part.split("/")[1])]);
  };
}

function list(outbox: Outbox, query: URLSearchParams): Promise<HttpResponse> {
  const filter = { channel: channelOf(query.get("channel")), to: query.get("to") ?? undefined };
  return page("Messages", listPage(outbox.entries(filter), filter, outbox.entries().length === 0));
}

const channelOf = (text: string | null): Channel | undefined =>
  text === "mail" || text === "push" ? text : undefined;

const source = ({ raw }: OutboxEntry): HttpResponse => ({
  status: 200,
  headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" },
  body: raw,
});

function download(attachment: OutboxAttachment | undefined): HttpResponse | Promise<HttpResponse> {
  if (attachment === undefined) return notFound();
  const { filename, contentType, content, encoding } = attachment;
  const headers = {
    ...HEADERS,
    "content-type": /^[\w.+-]+\/[\w.+-]+/.exec(contentType)?.[0] ?? "application/octet-stream",
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(filename.toWellFormed())}`,
  };
  return { status: 200, headers, body: Buffer.from(content, encoding) };
}

const notFound = (): Promise<HttpResponse> =>
  page(
    "Not found",
    html`<h1>There is no such message</h1><p>The outbox forgets its messages at a restart. <a href="/outbox">All messages</a></p>`,
    404,
  );
