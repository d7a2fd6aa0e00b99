import { broken } from "./invariant-names.ts";

type Item = Record<string, unknown>;

const ALWAYS = ["PK", "SK", "rsvpId", "status", "changedBy", "version", "name", "email"];
const INDEXED = ["bySessionPK", "bySessionSK"];

/** The attributes of each state, without `rsvpAt`: any other attribute is left over from an earlier state. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  CONFIRMED: [...ALWAYS, ...INDEXED, "rsvpAt"],
  WAITLISTED: [...ALWAYS, ...INDEXED, "waitlistedAt"],
  OFFERED: [
    ...ALWAYS,
    ...INDEXED,
    ...["waitlistedAt", "offeredAt", "offerExpiresAt", "placeFreedAt", "offerRules", "sweepPK", "sweepSK"],
  ],
  CANCELLED: [...ALWAYS, "cancelledAt", "cancelReason"],
};

/** A seat that was offered is the desk's. */
const MAY_BE_AT_A_PART = new Set(["CONFIRMED", "WAITLISTED"]);
/** What a check-in writes. Nobody's RSVP keeps only its time. */
const CHECK_IN = ["checkedInAt", "checkedInBy", "checkInId"];
/** A person has a choice, has passed, and is in a group, in a wait. Only a seat is checked in. */
const MAY_HAVE: Readonly<Record<string, readonly string[]>> = {
  CONFIRMED: [
    ...[...CHECK_IN, "checkedInByName", "undoneCheckIn", "standbyNumber", "cameFrom"],
    ...["visitEndsAt", "sweepPK", "sweepSK"],
  ],
  WAITLISTED: ["onOffer", "passes", "passedUntil", "anyOfId", "standbyNumber", "calledAt", "cameFrom"],
  OFFERED: ["onOffer", "passes", "anyOfId", "cameFrom"],
};

/** What organizers have done stays as long as the RSVP. */
const BY_HAND = ["added", "outOfTurn", "claimedAt"];

/** What is wrong with one RSVP of the raw table, apart from the ledger's counts. */
export function rsvpViolations(rsvp: Item, ledger: Item | undefined): string[] {
  const name = `${rsvp.PK} ${rsvp.SK}`;
  const status = String(rsvp.status);
  const expected = STATES[status];
  if (expected === undefined) return [broken("wholeState", `${name} has the status ${status}`)];
  const missing = expected.filter((attribute) => !(attribute in rsvp));
  const allowed = [
    ...expected,
    ...(MAY_HAVE[status] ?? []),
    ...(MAY_BE_AT_A_PART.has(status) ? ["part"] : []),
    ...BY_HAND,
  ];
  const leftOver = Object.keys(rsvp).filter((attribute) => !allowed.includes(attribute));
  return [
    ...missing.map((attribute) => broken("wholeState", `${name} is ${status} without ${attribute}`)),
    // Every state keeps the time of the first confirmation; a person who never had a seat has none.
    ...leftOver
      .filter((attribute) => attribute !== "rsvpAt")
      .map((attribute) => broken("wholeState", `${name} is ${status} and has ${attribute}`)),
    ...orderViolations(rsvp, name),
    ...offerViolations(rsvp, ledger, name),
    ...reasonViolations(rsvp, name),
    ...choiceViolations(rsvp, name),
    ...checkInViolations(rsvp, name),
  ];
}

/**
 * The state determines the position in the index: waiting people by when they joined, offers by when they
 * end.
 */
function orderViolations(rsvp: Item, name: string): string[] {
  if (rsvp.status === "CANCELLED") return [];
  const sessionId = String(rsvp.SK).slice("RSVP#".length);
  const userId = String(rsvp.PK).slice("USER#".length);
  const found: string[] = [];
  const part = rsvp.part === undefined ? "" : `#${rsvp.part}`;
  if (rsvp.bySessionPK !== `SESSION#${sessionId}#${rsvp.status}${part}`)
    found.push(broken("index", `${name} is ${rsvp.status} and shown under ${rsvp.bySessionPK}`));
  const [time, ...user] = String(rsvp.bySessionSK).split("#");
  if (user.join("#") !== userId) found.push(broken("index", `${name} is shown as ${user.join("#")}`));
  const due = { WAITLISTED: rsvp.waitlistedAt, OFFERED: rsvp.offerExpiresAt }[String(rsvp.status)] ?? time;
  if (time !== due) found.push(broken("index", `${name} stands at ${time}, not at ${due}`));
  return found;
}

function offerViolations(rsvp: Item, ledger: Item | undefined, name: string): string[] {
  if (rsvp.status !== "OFFERED") return [];
  const expiresAt = String(rsvp.offerExpiresAt);
  const found: string[] = [];
  if (!/^OFFER#\d$/.test(String(rsvp.sweepPK)) || rsvp.sweepSK !== expiresAt)
    found.push(
      broken(
        "idleSeat",
        `the sweep looks for ${name} at ${rsvp.sweepPK} ${rsvp.sweepSK}, not at ${expiresAt}`,
      ),
    );
  if (ledger && expiresAt > String(ledger.lineClosesAt))
    found.push(broken("offerEnd", `${name} is offered until ${expiresAt}, past ${ledger.lineClosesAt}`));
  return found;
}

function choiceViolations({ onOffer, passes, passedUntil, part }: Item, name: string): string[] {
  const found: string[] = [];
  const wrong = (how: string) => found.push(broken("choices", `${name} ${how}`));
  if (onOffer !== undefined && onOffer !== "TAKE" && onOffer !== "TAKE_IF_FREE")
    wrong(`has the choice ${onOffer}`);
  if (passes !== undefined && ![1, 2, 3].includes(passes as number)) wrong(`has passed ${passes} times`);
  if (passedUntil !== undefined && passes === undefined) wrong("has passed, and no pass is counted");
  if (passes !== undefined && part !== undefined) wrong("has passed, and waits at a part");
  return found;
}

function checkInViolations(rsvp: Item, name: string): string[] {
  const has = CHECK_IN.filter((attribute) => attribute in rsvp);
  const isNobodys = String(rsvp.PK).startsWith("USER#anonymous:");
  if (has.length === 0 || has.length === CHECK_IN.length || (isNobodys && has[0] === "checkedInAt"))
    return [];
  return [broken("wholeState", `${name} is checked in by halves, with ${has.join(", ")}`)];
}

const REASONS = new Set([
  "OFFER_DECLINED",
  "OFFER_EXPIRED",
  "SESSION_STARTED",
  "ATTENDEE",
  "SWAPPED",
  "OTHER_TAKEN",
  "MOVED",
  "ORGANIZER",
  "SESSION_CANCELLED",
  "NO_SHOW",
  "LEFT",
]);

function reasonViolations(rsvp: Item, name: string): string[] {
  if (rsvp.status !== "CANCELLED" || REASONS.has(String(rsvp.cancelReason))) return [];
  return [broken("wholeState", `${name} was cancelled because of ${rsvp.cancelReason}`)];
}
