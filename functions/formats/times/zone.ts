import { faceAt, momentOfFace } from "../../contract/wall-time.ts";
import { ianaNameOf } from "./zone-names.ts";

/** A zone of the IANA database. `face` is what its clocks show, in ms, written as if it were UTC. */
export interface Zone {
  readonly name: string;
  toUtc(face: number): number;
  faceAt(ms: number): number;
}

export const UTC: Zone = { name: "UTC", toUtc: (face) => face, faceAt: (ms) => ms };

const IANA = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/** Returns null unless `name` is in the IANA database, or is a zone name of Ruby on Rails. */
export function findZone(name: string): Zone | null {
  const trimmed = name.trim();
  const iana = isZone(trimmed) ? trimmed : ianaNameOf(trimmed).find(isZone);
  return iana === undefined ? null : zoneNamed(iana);
}

/** The result is in minutes east of Greenwich. */
export function offsetIn(zone: Zone, ms: number): number {
  return Math.round((zone.faceAt(ms) - Math.floor(ms / 1_000) * 1_000) / 60_000);
}

function zoneNamed(name: string): Zone {
  if (/^(Etc\/)?UTC$/.test(name)) return { ...UTC, name };
  return {
    name,
    toUtc: (face) => {
      const fraction = face % 1_000;
      return momentOfFace(face - fraction, name).ms + fraction;
    },
    faceAt: (ms) => faceAt(ms, name),
  };
}

function isZone(name: string): boolean {
  if (!IANA.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
