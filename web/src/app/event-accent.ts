import { useLayoutEffect } from "react";
import { useEvent } from "../api/use-event.ts";
import { accentOf, isBright } from "../ui/accent.ts";

/** Shows everything in the event's accent while this page is open. */
export function useEventAccent(eventId: string): void {
  useAccent(eventId, useEvent(eventId).data?.accentColor);
}

/** @param color the event's colour; undefined: not known yet */
export function useAccent(eventId: string, color: string | null | undefined): void {
  useLayoutEffect(() => {
    // It is set on the root because dialogs and toasts are outside of the page.
    const { style, dataset } = document.documentElement;
    const accent = Object.entries(accentOf(eventId, color));
    for (const [name, value] of accent) style.setProperty(name, value);
    if (isBright(eventId, color)) dataset.bright = "";
    return () => {
      delete dataset.bright;
      for (const [name] of accent) style.removeProperty(name);
    };
  }, [eventId, color]);
}
