import { count } from "../count.ts";

/** The agenda as a grid of rooms and hours. */
export const gridMessages = {
  label: (day: string) => `Rooms and hours, ${day}`,
  /** What a screen reader hears first: the list is easier to follow. */
  hint: "The list has the same sessions in order of time. In the grid, arrow keys move between sessions and rooms.",
  asList: "Show as a list",
  time: "Time",
  noRoom: "No room",
  startedEarlier: "Started earlier",
  seats: (n: number) => count(n, "seat", "seats"),
  noLimit: "no limit",
  order: "Order of rooms",
  orders: { largest: "Largest rooms first", name: "Rooms by name" },
  ordered: { largest: "by size", name: "by name" },
  rooms: (n: number) => count(n, "room", "rooms"),
  /** What follows the title where only a screen reader reads it. */
  when: (time: string, room: string | null) => (room === null ? `, ${time}` : `, ${time}, ${room}`),
  /** A printed page has some of the hours, and some of the rooms in each block. */
  goesOn: "… goes on",
  until: (time: string) => `Until ${time}`,
};
