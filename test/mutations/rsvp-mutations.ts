// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const file = "functions/store/seats/rsvp.ts";
const tests = [
  "test/store/waitlist/waitlist-book.test.ts",
  "test/store/waitlist/offers.test.ts",
  "test/store/seats/seat-book.test.ts",
];

const parts = ["test/store/seats/ledger-parts.test.ts"];
const serve = "`#status = :waitlisted AND waitlistedAt = :waitlistedAt AND ${waits.condition}`";
const RSVP_AT = "rsvpAt = if_not_exists(rsvpAt, :now)";

const forgets = (name: string, around: string): Mutation =>
  replaced(name, file, around + RSVP_AT, `${around}rsvpAt = :now`, tests);

/**
 * The list omits the OFFERED check where the offer's end is checked too: only an open offer has an end. The
 * code keeps it for the reader.
 */
export const rsvpMutations: readonly Mutation[] = [
  dropped("rsvp: there is none yet", file, "attribute_not_exists(PK)", tests),
  replaced(
    "rsvp: what is replaced is what was found",
    file,
    'heldVersion("version", version)',
    '({ ...heldVersion("version", version), condition: `(attribute_not_exists(nowhere) OR ${heldVersion("version", version).condition})` })',
    tests,
  ),
  replaced("rsvp: every write is another version", file, '"ADD version :one"', '"ADD writes :one"', tests),
  forgets("rsvp: rsvpAt survives cancelling", '"CONFIRMED", "'),
  forgets("rsvp: rsvpAt survives the waitlist", "      UpdateExpression: `SET ${SET_STATUS}, "),
  forgets("rsvp: rsvpAt survives an offer", "\n    UpdateExpression: `SET ${SET_STATUS}, "),
  dropped("rsvp: a person who is served waits", file, "#status = :waitlisted", tests, serve),
  dropped(
    "rsvp: a person who is served has waited since then",
    file,
    "waitlistedAt = :waitlistedAt",
    tests,
    serve,
  ),
  dropped("rsvp: the offer is open", file, "offerExpiresAt > :now", tests),
  replaced("rsvp: the offer ends at its end", file, "offerExpiresAt > :now", "offerExpiresAt >= :now", tests),
  dropped("rsvp: the offer is shortened", file, "offerExpiresAt > :expiresAt", tests),
  dropped("rsvp: the offer was made by other rules", file, "offerRules < :rules", tests),
  dropped("rsvp: an offer may be of before versions", file, "attribute_not_exists(offerRules)", tests),
  dropped("rsvp: what is cancelled is still that", file, "#status = :held", tests),
  dropped("rsvp: who is moved waits at the desk still", file, "attribute_not_exists(part)", parts),
  dropped("rsvp: who is moved waits at that part still", file, "part = :part", parts, '"part = :part"'),
  dropped("rsvp: what expires is due", file, "offerExpiresAt <= :now", tests),
  replaced(
    "rsvp: what expires is due at its end",
    file,
    "offerExpiresAt <= :now",
    "offerExpiresAt < :now",
    tests,
  ),
];
