// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { type Mutation, replaced } from "./mutation.ts";

const file = "functions/store/seats/ledger.ts";
const tests = ["test/store/seats/tally.test.ts"];

const uncounted = (name: string, counter: string): Mutation =>
  replaced(`tally: ${name} counts`, file, counter, "", tests);

const countedAs = (reason: string, counter: string, other: string): Mutation =>
  replaced(`tally: ${reason} is ${counter}`, file, `${reason}: "${counter}"`, `${reason}: "${other}"`, tests);

/** No condition depends on the counters, so only their own tests can catch these. */
export const tallyMutations: readonly Mutation[] = [
  uncounted("who reserves", ", reserved :one"),
  uncounted("who joins the line", ", joined :one"),
  uncounted("who asks first after the line", ", claimed :one"),
  uncounted("an offer", ", offered :people"),
  uncounted("whoever gives a place back", ", ${COUNTED_AS[reason]} :people"),
  uncounted("who leaves the line", ", leftLine :people"),
  countedAs("OFFER_DECLINED", "declined", "released"),
  countedAs("OFFER_EXPIRED", "expired", "released"),
  countedAs("ATTENDEE", "released", "declined"),
  countedAs("ORGANIZER", "released", "declined"),
  countedAs("SESSION_CANCELLED", "released", "expired"),
  replaced("tally: old ledgers have none", file, "as number | undefined) ?? 0),", "as number)),", tests),
];
