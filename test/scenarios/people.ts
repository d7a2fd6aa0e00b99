import { cancelRsvp } from "../../functions/core/seats/cancel-rsvp.ts";
import type { OnOffer } from "../../functions/core/seats/on-offer.ts";
import { reserveOrChoose } from "../../functions/core/seats/reserve-or-choose.ts";
import { reserveSeat } from "../../functions/core/seats/reserve-seat.ts";
import { acceptOffer } from "../../functions/core/waitlist/accept-offer.ts";
import { passOffer } from "../../functions/core/waitlist/pass-offer.ts";
import { choiceBook } from "../../functions/store/waitlist/choice-book.ts";
import { passBook } from "../../functions/store/waitlist/pass-book.ts";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import { newInstance } from "./instances.ts";
import type { Setting } from "./setting.ts";
import type { Turn } from "./turns.ts";

/** A person's request, with its start and its end. */
export interface PersonRequest {
  readonly userId: string;
  readonly sessionId: string;
  /** The session of what a swap gives up. */
  readonly swapFor?: string | undefined;
  readonly begun: number;
  answered: number | null;
  /** The answer; `null` while there is none, or if the request failed. */
  outcome: string | null;
  /** The answer says that something was given up. */
  givenUp?: boolean | undefined;
}

interface Answer {
  readonly kind: string;
  readonly givenUp?: unknown;
}

const INSTANCES = 2;
const CHOOSING_SHARE = 0.4;
const CHOICES = ["ASK", "TAKE", "TAKE_IF_FREE", undefined] as const;
const RELEASE_LIMIT = { calls: 50, periodMs: 60_000 };
type Seats = ReturnType<typeof newInstance>["seats"];
const unlimited = { take: async () => ({ granted: true }) as const };

/** What people do: each request is an actor, and its start and end are recorded. */
export function peopleOf(setting: Setting) {
  const { harness, seed, tableOf, sessionId, otherId, turns, newClock, nameOf, patience, nudge, random } =
    setting;
  const instances = Array.from({ length: INSTANCES }, () => newInstance(harness.table.name));
  const requests = new Map<string, PersonRequest>();
  let moments = 0;
  // The chance is of its own, so that all other scenarios stay as they were.
  const own = seededRandom(seed ^ 0xc4015e);
  const isChoosing = own() < CHOOSING_SHARE;
  const choice = (): OnOffer | undefined =>
    isChoosing ? CHOICES[Math.floor(own() * CHOICES.length)] : undefined;

  function act(
    userId: string,
    what: string,
    request: (ports: ReturnType<typeof portsOf>, requestId: string) => Promise<Answer>,
    about: { readonly sessionId: string; readonly swapFor?: string } = { sessionId },
  ) {
    const requestId = nameOf(`${userId} ${what}`);
    turns.start(requestId, async (turn) => {
      const own: PersonRequest = { userId, ...about, begun: ++moments, answered: null, outcome: null };
      requests.set(requestId, own);
      const instance = instances[Math.floor(random() * INSTANCES)] ?? newInstance(harness.table.name);
      const outcome = await instance.serve({ table: tableOf(turn), random }, () =>
        request(portsOf(turn, instance.seats), requestId),
      );
      own.answered = ++moments;
      own.outcome = outcome.kind;
      own.givenUp = outcome.givenUp !== undefined;
      return outcome;
    });
  }

  const portsOf = (turn: Turn, seats: Seats) => ({
    table: tableOf(turn),
    allowance: unlimited,
    seats,
    clock: newClock(),
    pause: patience(turn),
    nudge: nudge(turn),
    crowded: nudge(turn, { crowded: true }),
  });
  const requestOf = (userId: string, requestId: string) => ({
    sessionId,
    requestId,
    attendee: { userId, name: userId, email: null },
  });

  function pass(userId: string) {
    act(userId, "passes", (ports, requestId) =>
      passOffer(requestOf(userId, requestId), { ...ports, seats: passBook(ports.table, RELEASE_LIMIT) }),
    );
  }

  function reserveIn(
    userId: string,
    what: string,
    about: { readonly sessionId: string; readonly swapFor?: string },
    ifFull: "REJECT" | "WAITLIST" = "REJECT",
  ) {
    act(
      userId,
      what,
      (ports, requestId) => reserveSeat({ ...requestOf(userId, requestId), ...about, ifFull }, ports),
      about,
    );
  }

  return {
    requests,

    /** Some people say what happens when a seat comes, or change it. */
    reserve(userId: string, ifFull: "REJECT" | "WAITLIST" = "WAITLIST") {
      const onOffer = ifFull === "WAITLIST" ? choice() : undefined;
      act(userId, ifFull === "WAITLIST" ? "joins" : "reserves", (ports, requestId) =>
        reserveOrChoose(
          { ...requestOf(userId, requestId), ifFull, onOffer },
          { ...ports, choices: choiceBook(ports.table) },
        ),
      );
    },

    pass,

    cancel(userId: string) {
      act(userId, "cancels", (ports, requestId) =>
        cancelRsvp({ ...requestOf(userId, requestId), by: "ATTENDEE" }, ports),
      );
    },

    /** An organizer removes the person. */
    remove(userId: string) {
      act(userId, "is removed", (ports, requestId) =>
        cancelRsvp({ ...requestOf(userId, requestId), by: "ORGANIZER" }, ports),
      );
    },

    /** The person takes a seat in the other session of the event. */
    reserveOther: (userId: string) => reserveIn(userId, "reserves the other one", { sessionId: otherId }),

    /** The person gives the session up for a seat in the other one. */
    swap: (userId: string) => reserveIn(userId, "swaps", { sessionId: otherId, swapFor: sessionId }),

    /** The person gives the other one up for a seat in the session, or waits for it. */
    swapBack: (userId: string) =>
      reserveIn(userId, "swaps back", { sessionId, swapFor: otherId }, "WAITLIST"),

    /** The person accepts an offer of the session, and gives the other one up for it. */
    acceptFor(userId: string) {
      const about = { sessionId, swapFor: otherId };
      act(
        userId,
        "accepts and swaps",
        (ports, requestId) => acceptOffer({ ...requestOf(userId, requestId), ...about }, ports),
        about,
      );
    },

    /** Where people choose, every other one who would accept an offer passes it. */
    accept(userId: string) {
      if (isChoosing && own() < 0.5) pass(userId);
      else act(userId, "accepts", (ports, requestId) => acceptOffer(requestOf(userId, requestId), ports));
    },
  };
}
