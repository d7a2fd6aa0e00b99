import { createServer, type Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../../bench/chromium.ts";
import { close, listen } from "../../local/listen.ts";
import { Outbox } from "../../local/outbox/outbox.ts";
import { createOutboxPages } from "../../local/outbox/outbox-pages.ts";
import { aMail, aPush } from "../local/support/sent-messages.ts";
import { expectNoViolations } from "./support/axe.ts";

const outbox = new Outbox();
const pages = createOutboxPages(outbox);
let server: Server;
let browser: Browser;
let page: Page;
let url: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { status, headers, body } = (await pages(request)) ?? { status: 404, headers: {}, body: "" };
    response.writeHead(status, headers).end(body);
  });
  url = `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}/outbox`;
  browser = await launchChromium();
});
beforeEach(async () => {
  outbox.empty();
  // axe needs scripts of its own, which the page's policy forbids.
  page = await browser.newPage({ bypassCSP: true });
  return () => page.close();
});
afterAll(async () => {
  await browser.close();
  await close(server);
});

describe("the outbox", () => {
  it("can be read by everybody, with messages and without", async () => {
    await page.goto(url);
    await page.getByText("Nothing has been sent yet.").waitFor();
    await expectNoViolations(page);
    outbox.keep(aMail);
    outbox.keep(aPush);
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByText("Mail to ada@example.org").waitFor();
    await expectNoViolations(page);
    await page.getByRole("link", { name: aMail.subject }).last().click();
    await page.getByRole("heading", { level: 1, name: aMail.subject }).waitFor();
    await page.frameLocator("iframe").getByText("Accept it").waitFor();
    await expectNoViolations(page);
  });

  it("finds the messages of a person", async () => {
    outbox.keep(aMail);
    outbox.keep({ ...aMail, subject: "For Grace", to: "grace@example.org" });
    await page.goto(url);
    await page.getByRole("textbox", { name: "Recipient" }).fill("grace");
    await page.getByRole("combobox", { name: "Channel" }).selectOption("mail");
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByText(aMail.subject).waitFor({ state: "detached" });
    expect(await page.locator("li").count()).toBe(1);
  });
});

describe("a mail in the outbox", () => {
  const html = `<style>p { color: rgb(1, 2, 3) }</style><script>document.title = "run"</script>
    <p onclick="document.title = 'run'">Accept <a href="https://conf.example/a">here</a></p>
    <img src="data:," onerror="document.title = 'run'">`;

  it("has its own looks and runs no scripts", async () => {
    const strict = await browser.newPage();
    const refused: string[] = [];
    strict.on("console", (message) => refused.push(message.text()));
    const { id } = outbox.keep({ ...aMail, html });
    await strict.goto(`${url}/${id}`);
    const mail = strict.frameLocator("iframe").locator("p");
    await mail.click({ position: { x: 1, y: 1 } });
    const color = await strict.frames()[1]?.evaluate("getComputedStyle(document.querySelector('p')).color");
    expect(color).toBe("rgb(1, 2, 3)");
    expect(await strict.title()).toBe(`${aMail.subject} · Outbox`);
    expect(refused.some((line) => line.includes("Blocked script execution"))).toBe(true);
    await strict.close();
  });

  it("opens its links in a tab of their own", async () => {
    const { id } = outbox.keep({ ...aMail, html: html.replace("https://conf.example/a", url) });
    await page.goto(`${url}/${id}`);
    const opening = page.waitForEvent("popup");
    await page.frameLocator("iframe").getByRole("link", { name: "here" }).click();
    const popup = await opening;
    await popup.getByRole("heading", { name: "Outbox" }).waitFor();
    expect(page.url()).toBe(`${url}/${id}`);
  });

  it("gives its calendar as a file", async () => {
    const content = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    const calendar = {
      filename: "seat.ics",
      contentType: "text/calendar",
      content,
      encoding: "utf8",
    } as const;
    const { id } = outbox.keep({ ...aMail, attachments: [calendar] });
    await page.goto(`${url}/${id}`);
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "seat.ics" }).click();
    expect((await downloading).suggestedFilename()).toBe("seat.ics");
  });
});
