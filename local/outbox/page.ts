import { html } from "hono/html";
import type { HttpResponse } from "../gateway/http-response.ts";

/** HTML whose values are escaped. */
export type Html = ReturnType<typeof html>;

const STYLE = html`<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#fff, #121212); color: light-dark(#1b1b1b, #eee) }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem }
a { color: light-dark(#0b57d0, #a8c7fa) }
:focus-visible { outline: 3px solid light-dark(#0b57d0, #a8c7fa); outline-offset: 2px }
h1 { font-size: 1.5rem; overflow-wrap: anywhere } h2 { font-size: 1.1rem; margin-top: 2rem }
nav, form { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin-bottom: 1rem }
label { display: grid; font-size: .875rem }
input, select, button { font: inherit; padding: .3rem .6rem; min-height: 2.25rem; box-sizing: border-box }
.messages { list-style: none; padding: 0; border-top: 1px solid light-dark(#ccc, #555) }
.messages li { padding: .75rem 0; border-bottom: 1px solid light-dark(#ccc, #555); overflow-wrap: anywhere }
.messages a { font-weight: 600 } .messages p { margin: .125rem 0 0; font-size: .875rem }
time { white-space: nowrap }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dt { font-weight: 600 } dd { margin: 0; overflow-wrap: anywhere }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: light-dark(#f3f3f3, #242424); padding: 1rem; margin: 0; border-radius: .5rem }
iframe { width: 100%; height: 36rem; resize: vertical; border: 1px solid light-dark(#ccc, #555); border-radius: .5rem; background: light-dark(#fff, #121212) }
.push { border: 1px solid light-dark(#ccc, #555); border-radius: .75rem; padding: .75rem 1rem; max-width: 24rem } .push p { margin: 0 }
</style>`;

/**
 * Nothing on the page runs scripts. A mail in a frame inherits this policy, so that it may have styles of its
 * own and show images.
 */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data: http: https:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

export async function page(title: string, main: Html, status = 200): Promise<HttpResponse> {
  const body = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · Outbox</title>
<link rel="icon" href="data:,">
${STYLE}
</head>
<body><main>${main}</main></body>
</html>
`;
  return { status, headers: { ...HEADERS, "content-type": "text/html; charset=utf-8" }, body: `${body}` };
}

/** Nothing that was sent is ever run, kept or guessed at by the browser. */
export const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const FORMAT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

export const time = (at: string): Html => html`<time datetime="${at}">${FORMAT.format(new Date(at))}</time>`;
