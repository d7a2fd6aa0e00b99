import { count } from "../count.ts";

/** The sheet of the agenda's filters. */
export const filterMessages = {
  title: "Filters",
  clear: "Clear",
  show: "Show",
  track: "Track",
  room: "Room",
  mine: "My sessions",
  free: "Has seats",
  showSessions: (n: number) => `Show ${count(n, "session", "sessions")}`,
};
