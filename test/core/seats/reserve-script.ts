import type { Grant } from "../../../functions/core/seats/allowance.ts";
import type { Ledger } from "../../../functions/core/seats/ledger.ts";
import type { ReserveRequest, SeatAttempt, Transition } from "../../../functions/core/seats/reservation.ts";
import { reserveSeat } from "../../../functions/core/seats/reserve-seat.ts";
import type { FoundRsvp } from "../../../functions/core/seats/rsvp.ts";
import type { GiveUpAttempt } from "../../../functions/core/seats/swap.ts";
import type { AcceptAttempt } from "../../../functions/core/waitlist/accept-offer.ts";
import { NOW } from "../../support/builders.ts";

const request = {
  requestId: "this request",
  sessionId: "conf.talk",
  attendee: { userId: "ada", name: "Ada", email: null },
};

export interface Script {
  readonly attempts: readonly SeatAttempt[];
  readonly ifFull?: ReserveRequest["ifFull"];
  readonly grant?: Grant;
  readonly ledger?: Ledger | null;
  readonly rsvp?: FoundRsvp | null;
  readonly acceptance?: AcceptAttempt;
  /** The session of what is given up. @default - it is no swap */
  readonly swapFor?: string;
  readonly givesUp?: FoundRsvp | null;
  readonly givingUp?: readonly GiveUpAttempt[];
  /** @default {@link NOW} */
  readonly now?: string;
  /** The time after the first pause. @default `now` */
  readonly afterPause?: string;
  readonly pauses?: number;
  /** Pauses in a ledger of several parts are others. @default false */
  readonly hasOwnPauses?: boolean;
}

/** Plays a reservation on ports that answer as the script says and record their calls. */
export async function playReserving(script: Script) {
  const { grant = { granted: true }, ledger = null, rsvp = null, pauses = 9, ifFull = "REJECT" } = script;
  const calls: string[] = [];
  const crowded: string[] = [];
  const log = <T>(call: string, answer: T): T => {
    calls.push(call);
    return answer;
  };
  const left = [...script.attempts];
  const givingUp = [...(script.givingUp ?? [])];
  let pausesLeft = pauses;
  const outcome = await reserveSeat(
    { ...request, ifFull, swapFor: script.swapFor },
    {
      allowance: { take: async (action) => log(`allowance ${action}`, grant) },
      seats: {
        reserve: async ({ givesUp }, transition) => {
          calls.push(givesUp ? `${nameOf(transition)} for version ${givesUp.version}` : nameOf(transition));
          const next = left.shift();
          if (!next) throw new Error("one attempt too many");
          return next;
        },
        acceptOffer: async (_, __, ___, counting) => {
          calls.push(counting === "counted-already" ? "accept" : "accept and count");
          if (!script.acceptance) throw new Error("no offer to accept");
          return script.acceptance;
        },
        giveUpBeside: async (_, { version }, __, counting) => {
          calls.push(`give up beside version ${version}, ${counting}`);
          const next = givingUp.shift();
          if (!next) throw new Error("nothing to give up");
          return next;
        },
        expireOffer: async () => void calls.push("expire"),
        findLedger: async () => log("read ledger", ledger),
        findRsvp: async (sessionId) =>
          sessionId === script.swapFor
            ? log("read what is given up", script.givesUp ?? null)
            : log("read rsvp", rsvp),
      },
      clock: () => new Date((calls.includes("pause") ? script.afterPause : undefined) ?? script.now ?? NOW),
      nudge: async (sessionId) => void calls.push(`nudge ${sessionId}`),
      crowded: async (sessionId) => void crowded.push(sessionId),
      pause: async () => log("pause", pausesLeft-- > 0),
      ...(script.hasOwnPauses && { pauseElsewhere: async () => log("pause elsewhere", pausesLeft-- > 0) }),
    },
  );
  return { outcome, calls, crowded };
}

function nameOf(transition: Transition): string {
  const { kind, found } = transition;
  const named = found ? `${kind} from version ${found.version}` : kind;
  return kind === "join" && transition.waitlistedAt !== NOW
    ? `${named} at ${transition.waitlistedAt}`
    : named;
}

export const agreed = { agreed: true } as const;
export const refusedBy = (ledger: Ledger | null) => ({ agreed: false, ledger }) as const;
