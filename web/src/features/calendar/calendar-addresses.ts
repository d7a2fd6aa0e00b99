import type { AgendaSession } from "../../api/answers.ts";

type Noted = Pick<AgendaSession, "title" | "startsAt" | "endsAt" | "room">;

/** `20261227T100000Z` */
const compact = (at: string): string => `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, "")}`;

const withQuery = (address: string, parameters: Record<string, string>): string =>
  `${address}?${new URLSearchParams(parameters)}`;

/** A form of Google Calendar with this session in it. */
export const noteInGoogle = ({ title, startsAt, endsAt, room }: Noted, page: string): string =>
  withQuery("https://calendar.google.com/calendar/render", {
    action: "TEMPLATE",
    text: title,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
    location: room ?? "",
    details: page,
  });

/** A form of Outlook on the web with this session in it. */
export const noteInOutlook = ({ title, startsAt, endsAt, room }: Noted, page: string): string =>
  withQuery("https://outlook.live.com/calendar/0/action/compose", {
    rru: "addevent",
    subject: title,
    startdt: new Date(startsAt).toISOString(),
    enddt: new Date(endsAt).toISOString(),
    location: room ?? "",
    body: page,
  });

/** Calendar programs of the device follow this address. */
export const webcal = (feedUrl: string): string => feedUrl.replace(/^https?:/, "webcal:");

export const followInGoogle = (feedUrl: string): string =>
  withQuery("https://calendar.google.com/calendar/r", { cid: webcal(feedUrl) });
