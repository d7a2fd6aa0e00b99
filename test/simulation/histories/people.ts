import { reserveAnyOf } from "../../../functions/core/any-of/reserve-any-of.ts";
import type { Conflict } from "../../../functions/core/overlaps/conflicts.ts";
import { PersonsDay } from "../../../functions/core/overlaps/persons-day.ts";
import { changeSession } from "../../../functions/core/programme/change-session.ts";
import { cancelRsvp } from "../../../functions/core/seats/cancel-rsvp.ts";
import { reserveOrChoose } from "../../../functions/core/seats/reserve-or-choose.ts";
import { acceptOffer } from "../../../functions/core/waitlist/accept-offer.ts";
import { passOffer } from "../../../functions/core/waitlist/pass-offer.ts";
import { anyOfBook } from "../../../functions/store/any-of/any-of-book.ts";
import { importBook } from "../../../functions/store/programme/import-book.ts";
import { programmeBook } from "../../../functions/store/programme/programme-book.ts";
import { rateWindows } from "../../../functions/store/seats/rate-window.ts";
import { choiceBook } from "../../../functions/store/waitlist/choice-book.ts";
import { passBook } from "../../../functions/store/waitlist/pass-book.ts";
import type { Process } from "../time/process.ts";
import { type Instance, type Instances, RATE_LIMIT } from "./instances.ts";
import { type Act, EVENT_ID, type Plan, SESSION_IDS, sessionOf } from "./plan.ts";
import { importFile } from "./programme.ts";
import type { World } from "./world.ts";

/** Only stories that tell people need addresses. */
const addressIn = ({ notices }: Plan, userId: string): string | null =>
  notices === undefined ? null : `${userId}@example.org`;

type PersonAct = Extract<Act, { userId: string }>;
type OrganizerAct = Extract<Act, { what: "change" | "import" }>;

/** A request with its times. Its name is its request id, which the RSVP stores that it changes. */
export interface Asked {
  readonly name: string;
  readonly act: PersonAct | OrganizerAct;
  /** Of the virtual clock. */
  readonly begun: number;
  answered: number | null;
  /** The kind of the answer; `null` while there is none, or if the request failed. */
  outcome: string | null;
  /** The answer says that something was given up. */
  givenUp?: boolean;
  /** What the answer says that the person holds at that time. `null`: it could not be read. */
  conflicts?: readonly Conflict[] | null | undefined;
}

interface Answer {
  readonly kind: string;
  readonly givenUp?: unknown;
  readonly told?: readonly Conflict[] | null | undefined;
}

const NEVER = Number.POSITIVE_INFINITY;

/** Lets a person or an organizer send a request, in a process of its own. */
export function ask(world: World, act: PersonAct | OrganizerAct, instances: Instances): Asked {
  const instance = instances.take();
  const process = world.newProcess(
    "userId" in act ? `${act.userId} ${act.what}` : "organizer",
    { ...act, crashesAt: act.crashesAt ?? NEVER },
    act.isAhead === undefined ? instance.clockErrorMs : act.isAhead ? world.plan.clockErrorMs : 0,
  );
  const asked: Asked = { name: process.name, act, begun: world.time.now, answered: null, outcome: null };
  world.note(`${process.name} begins`);
  const end = (outcome: string | null): void => {
    asked.answered = world.time.now;
    asked.outcome = outcome;
    instances.giveBack(instance);
  };
  carryOut(world, process, act, instance).then(
    ({ kind, givenUp, told }) => {
      asked.givenUp = givenUp !== undefined;
      asked.conflicts = told;
      end(kind);
      world.note(`${process.name} is answered ${kind}`);
    },
    (error: Error) => {
      end(null);
      world.failed(process, error);
    },
  );
  return asked;
}

function carryOut(
  world: World,
  process: Process,
  act: PersonAct | OrganizerAct,
  instance: Instance,
): Promise<Answer> {
  const { table, nudges, pause, pauseElsewhere } = world.portsOf(process);
  const sessionId = sessionOf(act);
  const nudge = (id: string) => nudges.send(id).catch(() => undefined);
  const { clock } = process;
  if (act.what === "change") {
    const request = { sessionId, patch: act.patch, expected: null };
    return changeSession(request, { book: programmeBook(table), clock, pause: pause(), nudge });
  }
  if (act.what === "import") {
    const nudgeAll = (sessionIds: readonly string[]) => nudges.sendAll(sessionIds).catch(() => undefined);
    return importFile(world.plan, sessionId, act.session, {
      book: importBook(table),
      clock,
      hasTime: () => true,
      nudgeAll,
    });
  }
  const { userId } = act;
  const request = {
    sessionId,
    requestId: process.name,
    attendee: { userId, name: userId, email: addressIn(world.plan, userId) },
  };
  instance.handle(process, table);
  const usual = {
    allowance: rateWindows(table, RATE_LIMIT),
    seats: instance.seats,
    clock,
    pause: pause(),
    pauseElsewhere: pauseElsewhere(),
    nudge,
    crowded: (id: string) => nudges.send(id, { crowded: true }).catch(() => undefined),
  };
  /** Only stories whose event blocks overlaps read what people have. */
  const guarded = (about: string, except?: string) => {
    if (!world.plan.blocks) return { seats: instance.seats };
    const day = new PersonsDay(instance.days, { sessionId: about, userId }, { clock, except });
    return { seats: day.guard(instance.seats), day };
  };
  const { seats, day } = guarded(sessionId, "swapFor" in act ? act.swapFor : undefined);
  const ports = { ...usual, seats, day };
  switch (act.what) {
    case "reserve":
      return withTold(
        reserveOrChoose(
          { ...request, ifFull: act.ifFull, onOffer: act.onOffer, swapFor: act.swapFor },
          { ...ports, choices: choiceBook(table) },
        ),
        day,
      );
    case "cancel":
      return cancelRsvp({ ...request, by: "ATTENDEE" }, usual);
    case "remove":
      return cancelRsvp({ ...request, by: "ORGANIZER" }, usual);
    case "accept":
      return withTold(acceptOffer({ ...request, swapFor: act.swapFor }, ports), day);
    case "any-of":
      return reserveAnyOf(
        {
          ...{ requestId: request.requestId, attendee: request.attendee, onOffer: act.onOffer },
          ...{ anyOfId: "these", eventId: EVENT_ID, userId },
          sessionIds: SESSION_IDS.toSorted((a, b) => Number(b === sessionId) - Number(a === sessionId)),
        },
        { ...usual, groups: anyOfBook(table), portsFor: guarded },
      );
    case "pass":
      return passOffer(request, { ...usual, seats: passBook(table, RATE_LIMIT) });
  }
}

const GRANTED = ["confirmed", "accepted", "already-confirmed", "waitlisted", "already-waitlisted"];

/** An answer that grants something tells conflicts, unless the person gave one up for it. */
async function withTold(outcome: Promise<Answer>, day: PersonsDay | undefined): Promise<Answer> {
  const answer = await outcome;
  if (day === undefined || answer.givenUp !== undefined || !GRANTED.includes(answer.kind)) return answer;
  return { ...answer, told: await day.conflicts() };
}
