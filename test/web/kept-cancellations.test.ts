import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ApiAccess } from "../../web/src/api/request.ts";
import {
  forgetCancellation,
  keepCancellation,
  keptCancellations,
} from "../../web/src/features/rsvp/kept-cancellations.ts";
import { sendKept } from "../../web/src/features/rsvp/send-kept.ts";
import { anRsvp } from "./support/sessions.ts";

const access: ApiAccess = {
  origin: "",
  token: () => "ada's",
  organizerToken: () => undefined,
  onExpired: () => undefined,
};
const knots = {
  attendeeId: "ada",
  sessionId: "demo.knots",
  eventId: "demo",
  title: "Knots",
  action: "cancel",
  version: 3,
} as const;
const tides = { ...knots, sessionId: "demo.tides", title: "Tides" };

/** The service answers each request in this order. Returns what was sent and what was told. */
async function send(answers: (Response | Error)[], stillHere = () => true) {
  const sent: string[] = [];
  const told: string[] = [];
  vi.stubGlobal("fetch", async (path: string, { method, headers }: RequestInit) => {
    sent.push(`${method} ${path} ${(headers as Record<string, string>)["if-match"]}`);
    const answer = answers.shift();
    if (answer instanceof Response) return answer;
    throw answer ?? new Error("one request too many");
  });
  await sendKept(access, "ada", stillHere, {
    onSending: ({ title }) => told.push(`sending ${title}`),
    onCancelled: ({ title }) => told.push(`cancelled ${title}`),
    onRefused: ({ title }, { kind }) => told.push(`${kind} ${title}`),
    onWaiting: ({ title }, { kind }) => told.push(`waits ${kind} ${title}`),
  });
  return { sent, told };
}

const cancelled = () => Response.json(anRsvp({ status: "CANCELLED" }));
const refusal = (status: number, code: string) => Response.json({ title: "No", code }, { status });
const left = async () => (await keptCancellations("ada")).map(({ title }) => title);

beforeEach(async () => {
  for (const each of await keptCancellations("ada")) await forgetCancellation(each);
});

describe("a kept cancellation", () => {
  it("is sent with the version that the person saw, told, and forgotten", async () => {
    await keepCancellation(knots);
    await keepCancellation(tides);
    const { sent, told } = await send([cancelled(), cancelled()]);
    expect(sent).toEqual([
      'DELETE /api/sessions/demo.knots/rsvp "3"',
      'DELETE /api/sessions/demo.tides/rsvp "3"',
    ]);
    expect(told).toEqual(["sending Knots", "cancelled Knots", "sending Tides", "cancelled Tides"]);
    expect(await left()).toEqual([]);
  });

  it("is over if the RSVP has changed since", async () => {
    await keepCancellation(knots);
    const { told } = await send([refusal(412, "RSVP_CHANGED")]);
    expect(told).toEqual(["sending Knots", "changed Knots"]);
    expect(await left()).toEqual([]);
  });

  it.each([
    ["offline", new TypeError("Failed to fetch")],
    ["rate-limited", refusal(429, "RATE_LIMITED")],
    ["busy", refusal(503, "CONTENTION")],
    ["unauthenticated", refusal(401, "UNAUTHENTICATED")],
  ])("stays kept while it cannot be decided: %s", async (kind, answer) => {
    await keepCancellation(knots);
    await keepCancellation(tides);
    const { told } = await send([answer]);
    expect(told).toEqual(["sending Knots", `waits ${kind} Knots`]);
    expect(await left()).toEqual(["Knots", "Tides"]);
  });

  it("is not sent once the person has taken it back", async () => {
    await keepCancellation(knots);
    await forgetCancellation(knots);
    expect(await send([])).toEqual({ sent: [], told: [] });
  });

  it("is not sent for another person, nor after the person has left", async () => {
    await keepCancellation({ ...knots, attendeeId: "ben" });
    await keepCancellation(tides);
    expect((await send([], () => false)).sent).toEqual([]);
    expect((await send([cancelled()])).sent).toEqual(['DELETE /api/sessions/demo.tides/rsvp "3"']);
    expect(await keptCancellations("ben")).toHaveLength(1);
  });
});
