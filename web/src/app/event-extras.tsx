import { useEffect } from "react";
import { useLocation } from "react-router";
import { coverColor, iconColor, iconPath } from "../../../functions/contract/app-icon.ts";
import type { Event } from "../api/answers.ts";
import { eventPath } from "../api/queries.ts";
import { useEvent } from "../api/use-event.ts";
import BoothStrip from "../features/booths/booth-strip.tsx";
import { InstallHint } from "./install-hint.tsx";
import { OfflineNotice } from "./offline-notice.tsx";

/** What makes the pages of an event an app: its manifest and icons, the hint to install it, and how old its data are. */
export default function EventExtras({ eventId }: { readonly eventId: string }) {
  const event = useEvent(eventId).data;
  const inAgenda = useLocation().pathname.replace(/\/$/, "") === `/events/${eventId}`;
  useAppLinks(event);
  useBarColor(event);
  if (event === undefined) return null;
  return (
    <>
      {!inAgenda && <BoothStrip eventId={eventId} timeZone={event.timeZone} />}
      <OfflineNotice />
      <InstallHint event={event} />
    </>
  );
}

/** A draft is no app: browsers ask for its manifest without a token. */
function useAppLinks(event: Event | undefined): void {
  const { eventId, accentColor = null, published = false } = event ?? {};
  useEffect(() => {
    if (eventId === undefined || !published) return;
    const links = [
      link("manifest", `${eventPath(eventId)}/app.webmanifest`),
      link("apple-touch-icon", iconPath(iconColor(eventId, accentColor), "full", 180)),
    ];
    document.head.append(...links);
    return () => {
      for (const each of links) each.remove();
    };
  }, [eventId, accentColor, published]);
}

/** Browsers paint their own bar around the page like the event's. */
function useBarColor(event: Event | undefined): void {
  const { eventId, accentColor = null } = event ?? {};
  useEffect(() => {
    if (eventId === undefined) return;
    const before = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map((meta) => {
      const { content } = meta;
      meta.content = coverColor(eventId, accentColor, meta.media.includes("dark") ? "dark" : "light");
      return { meta, content };
    });
    return () => {
      for (const { meta, content } of before) meta.content = content;
    };
  }, [eventId, accentColor]);
}

const link = (rel: string, href: string): HTMLLinkElement =>
  Object.assign(document.createElement("link"), { rel, href });
