import { html } from "hono/html";
import type { OutboxEntry } from "./outbox.ts";
import { type Html, time } from "./page.ts";

export function entryPage(entry: OutboxEntry): Html {
  const { id, subject, to, kind, at, headers, raw } = entry;
  return html`<nav><a href="/outbox">All messages</a></nav>
<h1>${subject || "(no subject)"}</h1>
<dl>
${headers.from && fact("From", headers.from)}
${fact("To", to)}
${fact("When", time(at))}
${fact("Kind", kind ?? "–")}
${Object.entries(SHOWN_HEADERS).map(([name, label]) => headers[name] && fact(label, headers[name]))}
${entry.messageId && fact("Message-ID by SES", entry.messageId)}
${entry.configurationSet && fact("Configuration set", entry.configurationSet)}
</dl>
<h2>As a person sees it</h2>
${entry.channel === "push" ? notification(entry) : mail(entry)}
${entry.html === null ? "" : html`<h2>Text part</h2><pre>${entry.text}</pre>`}
${entry.attachments.length > 0 ? attachments(entry) : ""}
<h2>As a machine sees it</h2>
<p><a href="/outbox/${id}/raw">Open alone</a></p>
<pre>${raw}</pre>`;
}

const SHOWN_HEADERS = {
  "message-id": "Message-ID as sent",
  "list-unsubscribe": "List-Unsubscribe",
  "list-unsubscribe-post": "List-Unsubscribe-Post",
  topic: "Topic",
  urgency: "Urgency",
  ttl: "TTL",
};

const fact = (name: string, value: string | Html): Html => html`<dt>${name}</dt><dd>${value}</dd>`;

/** Links of the mail open in a tab of their own; the frame runs no scripts and sends no forms. */
function mail(entry: OutboxEntry): Html {
  if (entry.html === null) return html`<pre>${entry.text}</pre>`;
  const content = `<base target="_blank">${withPictures(entry.html, entry.attachments)}`;
  return html`<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${content}"></iframe>`;
}

/** A mail shows its own pictures by their content ids. */
const withPictures = (mail: string, attachments: OutboxEntry["attachments"]): string =>
  attachments.reduce(
    (shown, { contentId, contentType, content, encoding }) =>
      contentId === undefined || encoding !== "base64"
        ? shown
        : shown.replaceAll(`"cid:${contentId}"`, `"data:${contentType};base64,${content}"`),
    mail,
  );

const notification = ({ subject, text }: OutboxEntry): Html =>
  html`<div class="push"><p><strong>${subject}</strong></p><p>${text}</p></div>`;

const attachments = ({ id, attachments: all }: OutboxEntry): Html => html`<h2>Attachments</h2>
<ul>${all.map(
  ({ filename, contentType }, index) =>
    html`<li><a href="/outbox/${id}/attachments/${index}" download>${filename}</a> (${contentType})</li>`,
)}</ul>`;
