import { expect, it } from "vitest";
import type { OnOffer } from "../../../functions/core/seats/on-offer.ts";
import type { SeatAttempt, SeatBook } from "../../../functions/core/seats/reservation.ts";
import { type ChoiceAttempt, reserveOrChoose } from "../../../functions/core/seats/reserve-or-choose.ts";
import { aLedger, found, NOW } from "../../support/builders.ts";

const waiting = (version: number, onOffer: OnOffer = "ASK"): SeatAttempt => ({
  kind: "refused",
  found: found({ status: "WAITLISTED", onOffer }, version),
  ledger: { agreed: false, ledger: aLedger({ capacity: 1, taken: 1, waiting: 1 }) },
});
const confirmed: SeatAttempt = {
  ...{ kind: "refused", found: found({ status: "CONFIRMED" }), ledger: { agreed: true } },
};

async function play(
  attempts: readonly SeatAttempt[],
  choices: readonly ChoiceAttempt[],
  request: { readonly onOffer?: OnOffer; readonly ifFull?: "REJECT" | "WAITLIST" } = { onOffer: "TAKE" },
) {
  const calls: string[] = [];
  const left = { attempts: [...attempts], choices: [...choices] };
  const outcome = await reserveOrChoose(
    {
      ...{ requestId: "put", sessionId: "conf.talk", ifFull: "WAITLIST", ...request },
      attendee: { userId: "ada", name: null, email: null },
    },
    {
      allowance: {
        take: async (_, { requestId }) => {
          calls.push(`count ${requestId}`);
          return { granted: true };
        },
      },
      seats: { reserve: async () => left.attempts.shift() ?? waiting(9) } as Partial<SeatBook> as SeatBook,
      choices: {
        choose: async (_, { version }, onOffer) => {
          calls.push(`choose ${onOffer} over ${version}`);
          return left.choices.shift() ?? { kind: "committed", rsvp: found({ onOffer }).rsvp };
        },
      },
      clock: () => new Date(NOW),
      pause: async () => calls.push("pause") < 6,
      nudge: async () => undefined,
    },
  );
  return { kind: outcome.kind, calls };
}

it("changes what a waiting person wants", async () => {
  expect(await play([waiting(4)], [])).toEqual({
    ...{ kind: "already-waitlisted", calls: ["count put", "choose TAKE over 4"] },
  });
});

it("changes nothing if it is so already, was not said, or the person does not want to wait", async () => {
  const requests = [{ onOffer: "ASK" }, {}, { onOffer: "TAKE", ifFull: "REJECT" }] as const;
  for (const request of requests)
    expect(await play([waiting(4)], [], request)).toEqual({
      kind: "already-waitlisted",
      calls: ["count put"],
    });
});

it("asks again for what has changed meanwhile, as the same call", async () => {
  const { kind, calls } = await play([waiting(4), confirmed], [{ kind: "changed" }]);
  expect([kind, ...calls]).toEqual(["already-confirmed", "count put", "choose TAKE over 4", "count put"]);
});

it("tries again after a conflict, as long as there is time", async () => {
  const held = { kind: "unsettled" } as const;
  expect((await play([waiting(4), waiting(4)], [held])).kind).toBe("already-waitlisted");
  expect((await play([waiting(4), waiting(4)], [held, held, held, held])).kind).toBe("contention");
});
