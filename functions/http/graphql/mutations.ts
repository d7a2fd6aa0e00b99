import { Metric } from "../../contract/metrics.ts";
import type { OnOffer } from "../../core/seats/on-offer.ts";
import { counted } from "../../middleware/counted.ts";
import { isRefusal, type Refusal } from "../../middleware/reply.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findSession } from "../../store/programme/sessions.ts";
import { visibleSession } from "../programme/drafts.ts";
import type { AnyOfAction, AnyOfGranted } from "../seats/any-of-action.ts";
import type { ActionRequest, attendeeActions } from "../seats/attendee-actions.ts";
import type { Granted, GrantedOutcome } from "../seats/granted.ts";
import type { GraphqlContext } from "./context.ts";
import { isSessionId } from "./queries.ts";
import { Refused } from "./refused.ts";
import { toRsvp, toSession } from "./types.ts";

interface Wanted {
  readonly input: {
    readonly sessionId: string;
    readonly ifFull?: "REJECT" | "WAITLIST" | null;
    readonly swapFor?: string | null;
    readonly onOffer?: OnOffer | null;
    readonly version?: number | null;
  };
}

interface AnyOfWanted {
  readonly input: Omit<AnyOfAction, "requestId" | "attendee" | "onOffer"> & {
    readonly onOffer?: OnOffer | null;
  };
}

const MESSAGE_OF_OUTCOME: Record<GrantedOutcome, string> = {
  RESERVED: "You have a seat in this session.",
  WAITLISTED: "You are on the waitlist for this session.",
  ALREADY_RESERVED: "You already have a seat in this session.",
  ALREADY_WAITLISTED: "You are already on the waitlist for this session.",
  OFFER_ACCEPTED: "You have accepted the offer. You have a seat in this session.",
  OFFER_PASSED: "The seat goes to the next person, and you keep your place on the waitlist.",
  ALREADY_PASSED: "You keep your place on the waitlist already.",
  CANCELLED: "Your RSVP is cancelled.",
  ALREADY_CANCELLED: "Your RSVP was already cancelled.",
};

const MESSAGE_OF_ANY_OF: Partial<Record<GrantedOutcome, string>> = {
  RESERVED: "You have a seat in one of these sessions.",
  WAITLISTED: "You wait for a seat in one of these sessions.",
  ALREADY_RESERVED: "You already have a seat in one of these sessions.",
  ALREADY_WAITLISTED: "You already wait for a seat in one of these sessions.",
};

const unknownSession: Refusal = { code: "SESSION_NOT_FOUND", detail: "Nothing has this id." };

/** The fields of Mutation do the same as the attendees' routes, and count in the same metrics. */
export function mutations(
  table: Table,
  { reserve, cancel, accept, pass, anyOf }: ReturnType<typeof attendeeActions>,
) {
  async function act(
    action: string,
    { input: { sessionId } }: Wanted,
    context: GraphqlContext,
    perform: (request: ActionRequest) => Promise<Granted | Refusal>,
  ) {
    const attendee = context.attendee();
    const requestId = context.changing();
    const result = await counted(action, async () =>
      isSessionId(sessionId) ? perform({ requestId, sessionId, attendee }) : unknownSession,
    );
    if (isRefusal(result)) context.refusals.push(result.code);
    if (isRefusal(result) && result.code === "RATE_LIMITED") throw new Refused(result);
    return { ...toResponse(result), session: () => sessionNow(sessionId, context) };
  }

  async function choose(
    wanted: Omit<AnyOfAction, "requestId" | "attendee">,
    context: GraphqlContext,
  ): Promise<object> {
    const request = { ...wanted, attendee: context.attendee(), requestId: context.changing() };
    const result = await counted(Metric.reserve, () => anyOf(request));
    if (!isRefusal(result)) return toAnyOf(result);
    context.refusals.push(result.code);
    if (result.code === "RATE_LIMITED") throw new Refused(result);
    return toRefused(result);
  }

  /** Reads consistently, so that it shows what the call has just changed. */
  async function sessionNow(sessionId: string, context: GraphqlContext) {
    if (!isSessionId(sessionId)) return null;
    const found = await findSession(table, sessionId, { consistent: true });
    const session = await visibleSession(found, context.seesDrafts);
    return session && toSession(session);
  }

  return {
    rsvpToSession: (wanted: Wanted, context: GraphqlContext) =>
      act(Metric.reserve, wanted, context, (request) =>
        reserve({
          ...request,
          ifFull: wanted.input.ifFull ?? "REJECT",
          onOffer: wanted.input.onOffer ?? undefined,
          ...swapIn(wanted.input),
        }),
      ),
    cancelSessionRsvp: (wanted: Wanted, context: GraphqlContext) =>
      act(Metric.release, wanted, context, (request) =>
        cancel({ ...request, expected: expectedIn(wanted.input) }),
      ),
    acceptSessionOffer: (wanted: Wanted, context: GraphqlContext) =>
      act(Metric.accept, wanted, context, (request) => accept({ ...request, ...swapIn(wanted.input) })),
    passSessionOffer: (wanted: Wanted, context: GraphqlContext) => act(Metric.pass, wanted, context, pass),
    anyOf: ({ input: { onOffer, ...wanted } }: AnyOfWanted, context: GraphqlContext) =>
      choose({ ...wanted, onOffer: onOffer ?? undefined }, context),
  };
}

const expectedIn = ({ version = null }: Wanted["input"]): readonly string[] | null =>
  version === null ? null : [String(version)];

/** An id that is none is the caller's mistake, which `attendeeActions` refuses. */
const swapIn = ({ swapFor }: Wanted["input"]) => ({ swapFor: swapFor ?? undefined });

const toResponse = (result: Granted | Refusal) =>
  isRefusal(result)
    ? {
        ...toRefused(result),
        ...{ rsvp: null, givenUp: null, conflicts: result.members?.conflicts ?? null },
      }
    : {
        success: true,
        code: result.outcome,
        message: MESSAGE_OF_OUTCOME[result.outcome],
        reason: null,
        rsvp: toRsvp(result.rsvp),
        givenUp: result.givenUp ? toRsvp(result.givenUp) : null,
        conflicts: result.conflicts ?? null,
      };

const toRefused = (refusal: Refusal) => ({
  ...{ success: false, code: refusal.code, message: refusal.detail, reason: reasonOf(refusal) },
});

const toAnyOf = ({ outcome, anyOfId, rsvps, refused }: AnyOfGranted) => ({
  ...{ success: true, code: outcome, message: MESSAGE_OF_ANY_OF[outcome] ?? MESSAGE_OF_OUTCOME[outcome] },
  ...{ reason: null, anyOfId, rsvps: rsvps.map(toRsvp), refused },
});

const reasonOf = ({ members }: Refusal): string | null =>
  typeof members?.reason === "string" ? members.reason : null;
