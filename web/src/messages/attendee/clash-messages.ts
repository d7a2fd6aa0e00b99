import type { RsvpStatus } from "../../api/answers.ts";

type Held = Exclude<RsvpStatus, "CANCELLED">;
/** What stands before and after the title of the other session. */
export type Around = readonly [before: string, after: string];

const after = (time: string | undefined) => (time === undefined ? "" : `, ${time}`);
const close = (minutes: number) =>
  minutes < 1 ? "Back to back, in another room:" : `Only ${Math.floor(minutes)} min from`;

/** Sessions at the same time, and those with too little time between their rooms. */
export const clashMessages = {
  /** In a row of the agenda, with the time of the other session if that is another one. */
  sameTime: {
    CONFIRMED: (time) => ["At the same time as ", after(time)],
    OFFERED: (time) => ["At the same time as your offer for ", after(time)],
    WAITLISTED: (time) => ["You wait for ", ` at the same time${after(time)}`],
  } satisfies Record<Held, (time: string | undefined) => Around>,
  tight: {
    CONFIRMED: (minutes, time) => [`${close(minutes)} `, `, ${time}`],
    OFFERED: (minutes, time) => [`${close(minutes)} `, `, ${time}, where you have an offer`],
    WAITLISTED: (minutes, time) => [`${close(minutes)} `, `, ${time}, for which you wait`],
  } satisfies Record<Held, (minutes: number, time: string) => Around>,
  /** On the session's page. */
  label: "What you have at that time",
  lead: "At the same time",
  leadTight: close,
  as: "as",
  where: {
    CONFIRMED: "where you have a seat.",
    OFFERED: "where a seat is offered to you.",
    WAITLISTED: "where you are on the waitlist.",
  } satisfies Record<Held, string>,
  exchange: (title: string) => `Take this and give up “${title}”`,
  exchangeOffer: (title: string) => `Accept and give up “${title}”`,
  several:
    "You have several seats at that time. You can swap one of them for this one. Give up the others first.",
  /** In an event that blocks overlaps. */
  blocks: "This conference gives one seat at a time.",
  /** The same of a full session. */
  blocksFull:
    "This conference gives one seat at a time. When a seat comes here, you get an offer whatever you choose, and can accept it in exchange.",
};
