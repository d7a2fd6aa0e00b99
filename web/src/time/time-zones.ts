/** Every zone that this browser knows, plus the required ones. */
export function timeZones(...needed: readonly string[]): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", ...needed])].sort();
}

export const zoneText = (zone: string) => zone.replaceAll("_", " ");
