import { reserveAnyOf } from "../../../functions/core/any-of/reserve-any-of.ts";
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
    ({ kind, givenUp }) => {
      asked.givenUp = givenUp !== undefined;
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
): Promise<{ readonly kind: string; readonly givenUp?: unknown }> {
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
  const ports = {
    allowance: rateWindows(table, RATE_LIMIT),
    seats: instance.seats,
    clock,
    pause: pause(),
    pauseElsewhere: pauseElsewhere(),
    nudge,
    crowded: (id: string) => nudges.send(id, { crowded: true }).catch(() => undefined),
  };
  switch (act.what) {
    case "reserve":
      return reserveOrChoose(
        { ...request, ifFull: act.ifFull, onOffer: act.onOffer, swapFor: act.swapFor },
        { ...ports, choices: choiceBook(table) },
      );
    case "cancel":
      return cancelRsvp({ ...request, by: "ATTENDEE" }, ports);
    case "remove":
      return cancelRsvp({ ...request, by: "ORGANIZER" }, ports);
    case "accept":
      return acceptOffer({ ...request, swapFor: act.swapFor }, ports);
    case "any-of":
      return reserveAnyOf(
        {
          ...{ requestId: request.requestId, attendee: request.attendee, onOffer: act.onOffer },
          ...{ anyOfId: "these", eventId: EVENT_ID, userId, sessionIds: SESSION_IDS },
        },
        { ...ports, groups: anyOfBook(table), portsFor: () => ({ seats: instance.seats }) },
      );
    case "pass":
      return passOffer(request, { ...ports, seats: passBook(table, RATE_LIMIT) });
  }
}
