import type { PushPayload } from "../../../functions/contract/push.ts";

/** What the notification of a push message shows and keeps. */
export interface Shown {
  readonly title: string;
  readonly options: {
    readonly body: string;
    readonly tag: string;
    readonly icon: string;
    readonly badge: string;
    readonly lang: string;
    readonly data: { readonly url: string };
  };
}

/** Where the app has its pictures. */
export interface Pictures {
  readonly icon: string;
  /** One colour on nothing, as Android wants it. */
  readonly badge: string;
}

/** A browser that shows nothing for a message takes the permission away, so even a wrong one is shown. */
const SOMETHING = { title: "Something has changed", body: "Open the app to see your notices." };
const HOME = "/";

/**
 * Makes the notification of a message.
 *
 * @param text the message as it came; undefined: it has no content
 */
export function notificationOf(text: string | undefined, origin: string, pictures: Pictures): Shown {
  const { title, body, tag, url } = payloadIn(text);
  return {
    title: isText(title) ? title : SOMETHING.title,
    options: {
      body: isText(title) && typeof body === "string" ? body : SOMETHING.body,
      tag: isText(tag) ? tag : "notice",
      ...pictures,
      lang: "en",
      data: { url: pageOf(url, origin) },
    },
  };
}

/** Returns the address if it is a page of this app, and otherwise its first page. */
export function pageOf(url: unknown, origin: string): string {
  const page = typeof url === "string" && URL.canParse(url, origin) ? new URL(url, origin) : null;
  return page?.origin === origin ? page.href : new URL(HOME, origin).href;
}

function payloadIn(text: string | undefined): Partial<Record<keyof PushPayload, unknown>> {
  try {
    const payload: unknown = JSON.parse(text ?? "");
    return typeof payload === "object" && payload !== null ? payload : {};
  } catch {
    return {};
  }
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
