import type ICAL from "ical.js";

/** The parser reads values only when asked for them, and throws where one is none: here that is no value. */
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

/** The `TZID` of a property that is a time. */
export function zoneIdOf(property: ICAL.Property | null): string | null {
  const id: unknown = property?.getParameter("tzid");
  return typeof id === "string" ? id : null;
}
