import type ICAL from "ical.js";

/** The parser reads a value only when asked, and throws if it is malformed. Such a value counts as absent. */
export function propertyOf(component: ICAL.Component, name: string): unknown {
  try {
    return component.getFirstPropertyValue(name);
  } catch {
    return null;
  }
}

export function textOf(component: ICAL.Component, name: string): string | null {
  const value = propertyOf(component, name);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** Reads the `TZID` of a time property. */
export function zoneIdOf(property: ICAL.Property | null): string | null {
  const id: unknown = property?.getParameter("tzid");
  return typeof id === "string" ? id : null;
}
