import type { AgendaSession, MySchedule, Reserved, Rsvp } from "../../api/answers.ts";
import { askAnew } from "../../api/ask-anew.ts";
import type { Failure } from "../../api/failure.ts";
import { myScheduleKey, rsvpIn } from "../../seats/my-schedule-query.ts";
import type { ActOptions, ActPorts } from "./act-ports.ts";
import { type Action, perform, plans } from "./actions.ts";
import { asksFirst } from "./ask-first.ts";
import { askAfterRefusal } from "./ask-to-swap.ts";
import { presumeExchange } from "./presume-exchange.ts";
import type { NamedSession } from "./swap-asked.ts";
import { tellDue, tellFailure, tellSuccess } from "./tell.ts";
import { toldConflicts } from "./told-conflicts.ts";
import { keepWish } from "./wishes.ts";

/** Shows the presumed result at once, sends the request, and tells the attendee the real one. */
export async function carryOut(
  ports: ActPorts,
  action: Action,
  session: AgendaSession,
  options: ActOptions = {},
): Promise<void> {
  const { access, client, attendeeId, onRsvpChange } = ports;
  const { swapFor } = options;
  const { sessionId, eventId } = session;
  if (!options.knowing && !swapFor && asksFirst(ports, action, session)) return;
  const scheduleKey = myScheduleKey(eventId, attendeeId);
  const schedule = client.getQueryData<MySchedule>(scheduleKey);
  const seen = schedule === undefined ? null : rsvpIn(schedule, sessionId);
  const presumed = presumeExchange(client, attendeeId, {
    session,
    status: plans[action].presumed,
    swapFor: swapFor?.sessionId,
  });
  const answer = await perform(access, action, session, presumed, swapFor?.sessionId);
  if (answer.ok) {
    await tellResult(ports, action, session, answer.value, swapFor);
    onRsvpChange?.(answer.value.status === "CONFIRMED");
  } else if (await isDealtWith(ports, action, session, answer.failure, { options, seen })) return;
  // The action may also have succeeded although its answer was lost.
  void askAnew(client, { queryKey: scheduleKey });
}

async function tellResult(
  { access, client }: ActPorts,
  action: Action,
  session: AgendaSession,
  reserved: Reserved,
  swapFor: NamedSession | undefined,
): Promise<void> {
  const conflicts = await toldConflicts(access, client, session.eventId, reserved);
  tellSuccess(action, session, reserved, { givenUp: swapFor?.title, conflicts, site: access.origin });
}

interface Sent {
  readonly options: ActOptions;
  /** The RSVP as the person saw it. */
  readonly seen: Rsvp | null;
}

/** @returns true if nothing more is to be done now */
async function isDealtWith(
  ports: ActPorts,
  action: Action,
  session: AgendaSession,
  failure: Failure,
  { options, seen }: Sent,
): Promise<boolean> {
  const { attendeeId, keep, isStillHere, act, signIn } = ports;
  const again = () => act(action, session, options);
  if (failure.kind === "rate-limited") {
    if (!isStillHere()) return true;
    const seconds = failure.retryAfterSeconds;
    keepWish(session.sessionId, action, seconds, again);
    tellDue(session, seconds);
    return true;
  }
  if (failure.kind === "offline" && isStillHere() && (await keep?.(action, attendeeId, session, seen))) {
    return true;
  }
  if (askAfterRefusal(ports, action, session, failure)) return false;
  const wanted = action === "reserve" ? session.sessionId : undefined;
  tellFailure(failure, {
    swapFor: options.swapFor?.title,
    retry: () => void again(),
    signIn: () => signIn(wanted),
  });
  return false;
}
