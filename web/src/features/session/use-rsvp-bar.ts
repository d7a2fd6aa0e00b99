import { useLayoutEffect } from "react";

/** On a phone the bar with the button takes the place of the tabs, and what is above the tabs is above the bar. */
export function useRsvpBar(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.rsvpBar = "";
    return () => {
      delete dataset.rsvpBar;
    };
  }, []);
}
