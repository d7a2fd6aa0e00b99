// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const arrival = "functions/store/seats/rsvp-arrival.ts";
const offer = "functions/store/seats/rsvp-offer.ts";
const cancellation = "functions/store/seats/rsvp-cancellation.ts";
const expressions = "functions/store/seats/rsvp-expressions.ts";
const tests = [
  "test/store/waitlist/waitlist-book.test.ts",
  "test/store/waitlist/offers.test.ts",
  "test/store/seats/seat-book.test.ts",
];

const parts = ["test/store/seats/ledger-parts.test.ts"];
const serve =
  "`#status = :waitlisted AND waitlistedAt = :waitlistedAt AND ${waits.condition} AND ${choice.condition} AND ${group.condition} AND ${PASS_HAS_ENDED}`";
const RSVP_AT = "rsvpAt = if_not_exists(rsvpAt, :now)";

const forgets = (name: string, file: string, around: string): Mutation =>
  replaced(name, file, around + RSVP_AT, `${around}rsvpAt = :now`, tests);

/**
 * The list omits the OFFERED check where the offer's end is checked too: only an open offer has an end. The
 * code keeps it for the reader.
 */
export const rsvpMutations: readonly Mutation[] = [
  dropped("rsvp: a first RSVP replaces none", arrival, "attribute_not_exists(PK)", tests),
  replaced(
    "rsvp: what is replaced is what was found",
    expressions,
    'heldVersion("version", version)',
    '({ ...heldVersion("version", version), condition: `(attribute_not_exists(nowhere) OR ${heldVersion("version", version).condition})` })',
    tests,
  ),
  replaced(
    "rsvp: every write is another version",
    expressions,
    '"ADD version :one"',
    '"ADD writes :one"',
    tests,
  ),
  forgets("rsvp: rsvpAt survives cancelling", arrival, '"CONFIRMED", "'),
  forgets("rsvp: rsvpAt survives the waitlist", offer, "      UpdateExpression: `SET ${SET_STATUS}, "),
  forgets("rsvp: rsvpAt survives an offer", offer, "\n    UpdateExpression: `SET ${SET_STATUS}, "),
  dropped("rsvp: a person who is served waits", offer, "#status = :waitlisted", tests, serve),
  dropped(
    "rsvp: a person who is served has waited since then",
    offer,
    "waitlistedAt = :waitlistedAt",
    tests,
    serve,
  ),
  dropped("rsvp: the offer is open", offer, "offerExpiresAt > :now", tests),
  replaced(
    "rsvp: the offer ends at its end",
    offer,
    "offerExpiresAt > :now",
    "offerExpiresAt >= :now",
    tests,
  ),
  dropped("rsvp: the offer is shortened", offer, "offerExpiresAt > :expiresAt", tests),
  dropped("rsvp: the offer was made by other rules", offer, "offerRules < :rules", tests),
  dropped("rsvp: an offer may be of before versions", offer, "attribute_not_exists(offerRules)", tests),
  dropped("rsvp: what is cancelled is still that", cancellation, "#status = :held", tests),
  dropped("rsvp: who is moved waits at the desk still", expressions, "attribute_not_exists(part)", parts),
  dropped(
    "rsvp: who is moved waits at that part still",
    expressions,
    "part = :part",
    parts,
    '"part = :part"',
  ),
  dropped("rsvp: what expires is due", cancellation, "offerExpiresAt <= :now", tests),
  replaced(
    "rsvp: what expires is due at its end",
    cancellation,
    "offerExpiresAt <= :now",
    "offerExpiresAt < :now",
    tests,
  ),
];
