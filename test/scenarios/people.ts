import { quietSpans } from "../../functions/contract/quiet-spans.ts";
import { reserveAnyOf } from "../../functions/core/any-of/reserve-any-of.ts";
import type { Conflict } from "../../functions/core/overlaps/conflicts.ts";
import { PersonsDay } from "../../functions/core/overlaps/persons-day.ts";
import { addAttendee } from "../../functions/core/roster/add-attendee.ts";
import { offerOutOfTurn } from "../../functions/core/roster/offer-out-of-turn.ts";
import { cancelRsvp } from "../../functions/core/seats/cancel-rsvp.ts";
import type { OnOffer } from "../../functions/core/seats/on-offer.ts";
import { reserveOrChoose } from "../../functions/core/seats/reserve-or-choose.ts";
import { reserveSeat } from "../../functions/core/seats/reserve-seat.ts";
import { acceptOffer } from "../../functions/core/waitlist/accept-offer.ts";
import { passOffer } from "../../functions/core/waitlist/pass-offer.ts";
import { anyOfBook } from "../../functions/store/any-of/any-of-book.ts";
import { addingBook } from "../../functions/store/roster/adding-book.ts";
import { findRsvp } from "../../functions/store/seats/rsvp.ts";
import { choiceBook } from "../../functions/store/waitlist/choice-book.ts";
import { passBook } from "../../functions/store/waitlist/pass-book.ts";
import { waitlistBook } from "../../functions/store/waitlist/waitlist-book.ts";
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
  /** What the answer says that the person holds at that time. */
  told?: readonly Conflict[] | null | undefined;
}

interface Answer {
  readonly kind: string;
  readonly givenUp?: unknown;
  readonly told?: readonly Conflict[] | null | undefined;
}

const INSTANCES = 2;
const ANY_OF_SHARE = 0.6;
const OTHER_SHARE = 0.4;
const CHOICES = ["ASK", "TAKE", "TAKE_IF_FREE", undefined] as const;
const RELEASE_LIMIT = { calls: 50, periodMs: 60_000 };
type Instance = ReturnType<typeof newInstance>;
const unlimited = { take: async () => ({ granted: true }) as const };

/** What people do: each request is an actor, and its start and end are recorded. */
export function peopleOf(setting: Setting) {
  const { harness, tableOf, sessionId, otherId, turns, newClock, nameOf, patience, nudge, random } = setting;
  const { isChoosing, own, isWishing, wishes, isBlocking, hands } = setting;
  const instances = Array.from({ length: INSTANCES }, () => newInstance(harness.table.name));
  const requests = new Map<string, PersonRequest>();
  let moments = 0;
  /** Requests for one of both sessions, with their answers. */
  const anyOfRequests = new Map<string, string | null>();
  const choice = (): OnOffer | undefined =>
    isChoosing ? CHOICES[Math.floor(own() * CHOICES.length)] : undefined;

  function begin(
    userId: string,
    what: string,
    request: (turn: Turn, requestId: string, instance: Instance) => Promise<Answer>,
    onAnswer: (requestId: string, answer: Answer | null) => void,
  ) {
    const requestId = nameOf(`${userId} ${what}`);
    turns.start(requestId, async (turn) => {
      onAnswer(requestId, null);
      const instance = instances[Math.floor(random() * INSTANCES)] ?? newInstance(harness.table.name);
      const answer = await instance.serve({ table: tableOf(turn), random, now: setting.time }, () =>
        request(turn, requestId, instance),
      );
      onAnswer(requestId, answer);
      return answer;
    });
  }

  type Ports = ReturnType<typeof portsOf> & ReturnType<typeof guardedBy>;

  function act(
    userId: string,
    what: string,
    request: (ports: Ports, requestId: string) => Promise<Answer>,
    about: { readonly sessionId: string; readonly swapFor?: string } = { sessionId },
  ) {
    let day: PersonsDay | undefined;
    const send = async (turn: Turn, requestId: string, instance: Instance) => {
      const guarded = guardedBy(instance, userId, about);
      day = guarded.day;
      const answer = await request({ ...portsOf(turn), ...guarded }, requestId);
      return { ...answer, told: await day?.conflicts() };
    };
    begin(userId, what, send, (requestId, answer) => {
      const known = requests.get(requestId);
      const asked = known ?? { userId, ...about, begun: ++moments, answered: null, outcome: null };
      requests.set(requestId, asked);
      if (answer === null) return;
      asked.answered = ++moments;
      asked.outcome = answer.kind;
      asked.givenUp = answer.givenUp !== undefined;
      asked.told = answer.told;
    });
  }

  /** Where the event blocks overlaps, a request reads what the person has. */
  function guardedBy(
    { seats, days }: Instance,
    userId: string,
    about: { readonly sessionId: string; readonly swapFor?: string },
  ) {
    if (!isBlocking) return { seats };
    const options = { clock: newClock(), except: about.swapFor };
    const day = new PersonsDay(days, { sessionId: about.sessionId, userId }, options);
    return { seats: day.guard(seats), day };
  }

  const portsOf = (turn: Turn) => ({
    table: tableOf(turn),
    allowance: unlimited,
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

  /** A person wants one of both sessions. */
  function anyOf(userId: string) {
    const sessionIds = wishes() < 0.5 ? [sessionId, otherId] : [otherId, sessionId];
    const onOffer = choice();
    const send = (turn: Turn, requestId: string, instance: Instance) =>
      reserveAnyOf(
        {
          ...{ ...requestOf(userId, requestId), userId, sessionIds, onOffer },
          ...{ anyOfId: "these", eventId: "conf" },
        },
        {
          ...portsOf(turn),
          groups: anyOfBook(tableOf(turn)),
          portsFor: (id) => guardedBy(instance, userId, { sessionId: id }),
        },
      );
    begin(userId, "wants one", send, (requestId, answer) =>
      anyOfRequests.set(requestId, answer?.kind ?? null),
    );
  }

  /** Where people want one of both sessions, or may not have both, some acts concern the other one. */
  const oneOfBoth = (userId: string): string =>
    (isWishing || isBlocking) && !userId.startsWith("holder") && wishes() < OTHER_SHARE ? otherId : sessionId;

  return {
    requests,
    anyOfRequests,

    /** Some people say what happens when a seat comes, or change it. Some want one of both sessions. */
    reserve(userId: string, ifFull: "REJECT" | "WAITLIST" = "WAITLIST") {
      const wantsOne = isWishing && !userId.startsWith("holder") && wishes() < ANY_OF_SHARE;
      if (ifFull === "WAITLIST" && wantsOne) return anyOf(userId);
      const onOffer = ifFull === "WAITLIST" ? choice() : undefined;
      const about = { sessionId: isBlocking ? oneOfBoth(userId) : sessionId };
      act(
        userId,
        ifFull === "WAITLIST" ? "joins" : "reserves",
        (ports, requestId) =>
          reserveOrChoose(
            { ...requestOf(userId, requestId), ...about, ifFull, onOffer },
            { ...ports, choices: choiceBook(ports.table) },
          ),
        about,
      );
    },

    pass,

    cancel(userId: string) {
      const about = { sessionId: oneOfBoth(userId) };
      act(
        userId,
        "cancels",
        (ports, requestId) =>
          cancelRsvp({ ...requestOf(userId, requestId), ...about, by: "ATTENDEE" }, ports),
        about,
      );
    },

    /** An organizer removes the person. */
    remove(userId: string) {
      act(userId, "is removed", (ports, requestId) =>
        cancelRsvp({ ...requestOf(userId, requestId), by: "ORGANIZER" }, ports),
      );
    },

    /** An organizer adds the person, or offers them a seat out of turn, with one more seat or without. */
    byHand(userId: string) {
      const isOffer = hands() < 0.5;
      const asked = { by: "Olu", note: "VIP", overCapacity: hands() < 0.5 };
      const send = (turn: Turn, requestId: string): Promise<Answer> => {
        const table = tableOf(turn);
        const ports = { clock: newClock(), pause: patience(turn), nudge: nudge(turn) };
        const request = { ...requestOf(userId, requestId), ...asked };
        return isOffer
          ? offerOutOfTurn(
              { ...request, userId },
              {
                ...{ ...ports, quietSpans, waitlist: waitlistBook(table) },
                findRsvp: (session, user) => findRsvp(table, session, user),
              },
            )
          : addAttendee(
              { ...request, as: "CONFIRMED" },
              { ...ports, book: addingBook(table, () => requestId) },
            );
      };
      begin(userId, isOffer ? "is offered a seat" : "is added", send, (requestId, answer) => {
        const known = requests.get(requestId) ?? {
          userId,
          sessionId,
          begun: ++moments,
          answered: null,
          outcome: null,
        };
        requests.set(requestId, known);
        if (answer === null) return;
        known.answered = ++moments;
        known.outcome = answer.kind;
      });
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
      if (isChoosing && own() < 0.5) return pass(userId);
      const about = { sessionId: oneOfBoth(userId) };
      act(
        userId,
        "accepts",
        (ports, requestId) => acceptOffer({ ...requestOf(userId, requestId), ...about }, ports),
        about,
      );
    },
  };
}
