import { html } from "hono/html";
import type { OutboxEntry, OutboxFilter } from "./outbox.ts";
import { type Html, time } from "./page.ts";

const CHANNELS = { "": "mail and push", mail: "mail", push: "push" };

export function listPage(entries: readonly OutboxEntry[], filter: OutboxFilter, isEmpty: boolean): Html {
  return html`<h1>Outbox</h1>
<p>Nothing leaves this machine: here is what the service would have sent by mail and push, newest first.</p>
<form action="/outbox">
<label>Recipient <input name="to" value="${filter.to ?? ""}" autocomplete="off" spellcheck="false"></label>
<label>Channel <select name="channel">${Object.entries(CHANNELS).map(([value, name]) =>
    option(value, name, (filter.channel ?? "") === value),
  )}</select></label>
<button>Reload</button>
</form>
${entries.length > 0 ? list(entries) : html`<p>${isEmpty ? "Nothing has been sent yet." : "No message matches."}</p>`}`;
}

const option = (value: string, name: string, selected: boolean): Html =>
  selected
    ? html`<option value="${value}" selected>${name}</option>`
    : html`<option value="${value}">${name}</option>`;

const list = (entries: readonly OutboxEntry[]): Html => html`<ul class="messages">${entries.map(item)}</ul>`;

const item = ({ id, subject, to, kind, channel, at }: OutboxEntry): Html => html`<li>
<a href="/outbox/${id}">${subject || "(no subject)"}</a>
<p>${NAMES[channel]} to ${to}${kind && ` · ${kind}`} · ${time(at)}</p>
</li>`;

const NAMES = { mail: "Mail", push: "Push" };
