// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { type Mutation, replaced } from "./mutation.ts";

const desk = "functions/store/ledger/desk.ts";
const serving = "functions/store/ledger/serving.ts";
const leaving = "functions/store/ledger/leaving.ts";
const ledger = "functions/store/ledger/ledger.ts";
const tests = ["test/store/seats/tally.test.ts"];

const uncounted = (name: string, file: string, counter: string): Mutation =>
  replaced(`tally: ${name} counts`, file, counter, "", tests);

const countedAs = (reason: string, counter: string, other: string): Mutation =>
  replaced(
    `tally: ${reason} is ${counter}`,
    leaving,
    `${reason}: "${counter}"`,
    `${reason}: "${other}"`,
    tests,
  );

/** No condition depends on the counters, so only their own tests can catch these. */
export const tallyMutations: readonly Mutation[] = [
  uncounted("a reservation", desk, ", reserved :one"),
  uncounted("joining the waitlist", desk, ", joined :one"),
  replaced(
    "tally: asking first after the waitlist has closed counts",
    desk,
    ":less, claimed :one",
    ":less",
    tests,
  ),
  uncounted("an offer", serving, ", offered :people"),
  uncounted("giving a seat back", leaving, ", ${COUNTED_AS[reason]} :people"),
  uncounted("leaving the waitlist", leaving, ", leftLine :people"),
  countedAs("OFFER_DECLINED", "declined", "released"),
  countedAs("OFFER_EXPIRED", "expired", "released"),
  countedAs("ATTENDEE", "released", "declined"),
  countedAs("ORGANIZER", "released", "declined"),
  countedAs("SESSION_CANCELLED", "released", "expired"),
  replaced(
    "tally: old ledgers have none",
    ledger,
    "(value as number | undefined) ?? 0",
    "(value as number)",
    tests,
  ),
];
