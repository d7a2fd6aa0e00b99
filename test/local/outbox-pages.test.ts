import type { IncomingMessage } from "node:http";
import { Window } from "happy-dom";
import { beforeEach, describe, expect, it } from "vitest";
import { Outbox } from "../../local/outbox/outbox.ts";
import { createOutboxPages } from "../../local/outbox/outbox-pages.ts";
import { aMail } from "./support/sent-messages.ts";

let outbox: Outbox;
let pages: ReturnType<typeof createOutboxPages>;
beforeEach(() => {
  outbox = new Outbox();
  pages = createOutboxPages(outbox);
});

const ask = (url: string, method = "GET") => pages({ url, method } as IncomingMessage);

async function documentAt(url: string) {
  const answer = await ask(url);
  expect(answer?.headers["content-type"]).toBe("text/html; charset=utf-8");
  const window = new Window({ settings: { disableIframePageLoading: true } });
  window.document.write(String(answer?.body));
  return { status: answer?.status, document: window.document };
}
async function subjects(url: string) {
  const { document } = await documentAt(url);
  return [...document.querySelectorAll("li a")].map(({ textContent }) => textContent);
}

const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;`;

describe("the list of the outbox", () => {
  it("says that nothing has been sent", async () => {
    const { document } = await documentAt("/outbox");
    expect(document.body.textContent).toContain("Nothing has been sent yet.");
  });

  it("shows mails and push messages, newest first", async () => {
    outbox.keep({ ...aMail, subject: "first" });
    outbox.keep({ ...aMail, channel: "push", subject: "second" });
    expect(await subjects("/outbox")).toEqual(["second", "first"]);
  });

  it("shows those of a channel and a recipient, and says if there is none", async () => {
    outbox.keep({ ...aMail, subject: "of Ada" });
    outbox.keep({ ...aMail, subject: "of Grace", to: "grace@example.org" });
    outbox.keep({ ...aMail, subject: "push", channel: "push", to: "http://127.0.0.1:1/push/1" });
    expect(await subjects("/outbox?to=ADA%40")).toEqual(["of Ada"]);
    expect(await subjects("/outbox?channel=push&to=")).toEqual(["push"]);
    expect(await subjects("/outbox?channel=other")).toHaveLength(3);
    const { document } = await documentAt("/outbox?to=nobody");
    expect(document.body.textContent).toContain("No message matches.");
    expect(document.querySelector("input")?.value).toBe("nobody");
  });

  it("keeps the last thousand", () => {
    for (let n = 0; n <= 1_000; n++) outbox.keep({ ...aMail, subject: `${n}` });
    const entries = outbox.entries();
    expect([entries.length, entries.at(0)?.subject, entries.at(-1)?.subject]).toEqual([1_000, "1000", "1"]);
  });
});

describe("a message of the outbox", () => {
  it("is shown as a person and as a machine sees it", async () => {
    const { id } = outbox.keep(aMail);
    const { document } = await documentAt(`/outbox/${id}`);
    expect(document.querySelector("iframe")?.getAttribute("srcdoc")).toContain(aMail.html);
    const [text, raw] = [...document.querySelectorAll("pre")].map(({ textContent }) => textContent);
    expect({ text, raw: raw?.replaceAll("\r", "") }).toEqual({
      text: aMail.text,
      raw: aMail.raw.replaceAll("\r", ""),
    });
    expect(document.body.textContent).toContain("<s1@us-east-1.amazonses.com>");
  });

  it("shows the pictures that it brings", async () => {
    const picture = {
      ...{ filename: "ticket.png", contentType: "image/png", contentId: "ticket@conf" },
      content: "iVBORw0KGgo=",
      encoding: "base64",
    } as const;
    const html = '<img src="cid:ticket@conf" alt="The ticket">';
    const { id } = outbox.keep({ ...aMail, html, attachments: [picture] });
    const { document } = await documentAt(`/outbox/${id}`);
    expect(document.querySelector("iframe")?.getAttribute("srcdoc")).toContain(
      '<img src="data:image/png;base64,iVBORw0KGgo=" alt="The ticket">',
    );
  });

  it("without HTML is shown as its text, and a push message as a notification", async () => {
    const plain = outbox.keep({ ...aMail, html: null });
    const push = outbox.keep({ ...aMail, channel: "push", html: null, messageId: null });
    for (const { id } of [plain, push]) {
      const { document } = await documentAt(`/outbox/${id}`);
      expect(document.querySelector("iframe")).toBeNull();
      expect(document.body.textContent).toContain(aMail.text);
    }
  });

  it("is given as its source, which the browser shows as text", async () => {
    const { id } = outbox.keep({ ...aMail, raw: EVIL });
    const answer = await ask(`/outbox/${id}/raw`);
    expect(answer).toMatchObject({ status: 200, body: EVIL });
    expect(answer?.headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
  });

  it("gives its attachments to download, text and bytes as they were", async () => {
    const attachments = [
      {
        filename: "Größe\r\n.ics",
        contentType: "text/calendar; method=REQUEST",
        content: "ä",
        encoding: "utf8",
      },
      { filename: "map.png", contentType: "im\r\nage", content: "AP8=", encoding: "base64" },
    ] as const;
    const { id } = outbox.keep({ ...aMail, attachments });
    const [calendar, map] = await Promise.all([0, 1].map((n) => ask(`/outbox/${id}/attachments/${n}`)));
    expect(calendar?.headers).toMatchObject({
      "content-type": "text/calendar",
      "content-disposition": "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%0D%0A.ics",
    });
    expect(calendar?.body).toEqual(Buffer.from("ä"));
    expect(map?.headers["content-type"]).toBe("application/octet-stream");
    expect(map?.body).toEqual(Buffer.from([0, 255]));
    expect((await ask(`/outbox/${id}/attachments/2`))?.status).toBe(404);
    const { document } = await documentAt(`/outbox/${id}`);
    expect([...document.querySelectorAll("a[download]")].map((link) => link.getAttribute("href"))).toEqual([
      `/outbox/${id}/attachments/0`,
      `/outbox/${id}/attachments/1`,
    ]);
  });

  it("that is no longer there is said to be so", async () => {
    expect((await documentAt("/outbox/none")).status).toBe(404);
    expect((await documentAt("/outbox/none/raw")).status).toBe(404);
  });
});

describe("what was sent cannot act on the page", () => {
  const everywhere = {
    ...aMail,
    to: EVIL,
    kind: EVIL,
    subject: EVIL,
    text: EVIL,
    html: EVIL,
    attachments: [{ filename: EVIL, contentType: EVIL, content: EVIL, encoding: "utf8" }],
    headers: { from: EVIL, "message-id": EVIL, "list-unsubscribe": EVIL },
    messageId: EVIL,
    raw: EVIL,
  } as const;

  it.each(["list", "mail", "push"])("in the page of a %s", async (kind) => {
    const html = kind === "push" ? null : EVIL;
    const { id } = outbox.keep({ ...everywhere, html, channel: kind === "push" ? "push" : "mail" });
    const { document } = await documentAt(kind === "list" ? "/outbox?to=%22" : `/outbox/${id}`);
    expect(document.querySelectorAll("script, img, [onerror]")).toHaveLength(0);
    expect(document.querySelector("main")?.textContent).toContain(EVIL);
  });

  it("in the list's own search", async () => {
    const { document } = await documentAt(`/outbox?to=${encodeURIComponent(EVIL)}`);
    expect(document.querySelectorAll("script, img")).toHaveLength(0);
    expect(document.querySelector("input")?.value).toBe(EVIL);
  });

  it("because the mail is in a frame without scripts, and the page allows none", async () => {
    const { id } = outbox.keep(everywhere);
    const { document } = await documentAt(`/outbox/${id}`);
    const frame = document.querySelector("iframe");
    expect(frame?.getAttribute("srcdoc")).toContain("<script>");
    expect(frame?.getAttribute("sandbox")).toBe("allow-popups allow-popups-to-escape-sandbox");
    const policy = (await ask(`/outbox/${id}`))?.headers["content-security-policy"];
    expect(policy).toMatch(/^default-src 'none'; (?!.*script-src).*frame-ancestors 'none'$/);
  });
});

it.each([
  ["GET", "/outboxes"],
  ["GET", "/outbox/1/other"],
  ["GET", "/api/outbox"],
  ["GET", "/"],
  ["POST", "/outbox"],
])("%s %s is not for the outbox", async (method, url) => expect(await ask(url, method)).toBeUndefined());
