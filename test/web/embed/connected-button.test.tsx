import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConnectedButton } from "../../../web/src/embed/connected-button.tsx";
import { connectionTo } from "../../../web/src/embed/connection.ts";
import { LiveConnection } from "../../../web/src/embed/live-connection.tsx";
import { answer, lost, nameOf, playService, refuse, type Service } from "../support/fake-service.ts";
import { seatsText } from "../support/seats-text.ts";
import { anRsvp, aSession, noSuch, type Shown, scheduleOf, showing } from "../support/sessions.ts";

const MY_SCHEDULE = "GET /api/events/demo/my-schedule";
const KNOTS = "GET /api/sessions/demo.knots";
const tokenOf = (sub: string, issued = 1) => `e30.${btoa(JSON.stringify({ sub, issued }))}.signature`;
let services = 0;

/** A site with these buttons, and a service of its own. */
function renderSite(sessionIds: readonly string[], service: Service, props = {}) {
  const calls = playService(service);
  const connection = connectionTo(`https://rsvp-${services++}.example.org`);
  const site = (ids: readonly string[]) => (
    <>
      {ids.map((id) => (
        <ConnectedButton key={id} sessionId={id} connection={connection} {...props} />
      ))}
      <LiveConnection connection={connection} />
    </>
  );
  const { rerender } = render(site(sessionIds));
  return {
    calls,
    asked: () => calls.map(nameOf).toSorted(),
    show: (ids: readonly string[]) => rerender(site(ids)),
    signIn: (getToken: () => string | null) => connection.attendee.identifyBy(getToken),
  };
}

const several = (count: number) =>
  Array.from({ length: count }, (_, n) => aSession({ sessionId: `demo.s${n}`, title: `Session ${n}` }));
const idsOf = (sessions: ReturnType<typeof several>) => sessions.map(({ sessionId }) => sessionId);
const showingAll = (sessions: ReturnType<typeof several>) =>
  showing(sessions.map((session): Shown => [session]));
const buttons = (count: number) =>
  waitFor(() => expect(screen.getAllByRole("button", { name: /RSVP/ })).toHaveLength(count));

afterEach(() => void vi.useRealTimers());

describe("the buttons of a page", () => {
  it("ask for eight sessions of an event by their ids, without a token", async () => {
    const sessions = several(8);
    const { calls, asked } = renderSite(idsOf(sessions), showingAll(sessions));
    await buttons(8);
    const byId = sessions.map(({ sessionId }) => `GET /api/sessions/${sessionId}`);
    expect(asked()).toEqual(["GET /api/events/demo/seats", ...byId]);
    expect(calls.filter(({ headers }) => headers.has("authorization"))).toEqual([]);
  });

  it("ask for the agenda of nine sessions of an event, once", async () => {
    const sessions = several(9);
    const { calls, asked } = renderSite(idsOf(sessions), showingAll(sessions));
    await buttons(9);
    expect(asked()).toEqual(["GET /api/events/demo/seats", "GET /api/events/demo/sessions"]);
    expect(calls.find(({ path }) => path.endsWith("/sessions"))?.query.get("abstracts")).toBe("omit");
  });

  it("say that a session is missing if the service does not know it", async () => {
    const sessions = several(9);
    const service = { ...showingAll(sessions), "GET /api/sessions/demo.gone": () => noSuch("SESSION") };
    renderSite([...idsOf(sessions), "demo.gone"], service);
    await screen.findByText("This session does not exist");
    await buttons(9);
  });

  it("ask for a session by its id if a copy of the agenda is older than the session", async () => {
    const sessions = several(10);
    const older = () => ({ sessions: sessions.slice(1) });
    const service = { ...showingAll(sessions), "GET /api/events/demo/sessions": older };
    const { asked } = renderSite(idsOf(sessions), service);
    await buttons(10);
    const ofEvent = ["GET /api/events/demo/seats", "GET /api/events/demo/sessions"];
    expect(asked()).toEqual([...ofEvent, "GET /api/sessions/demo.s0"]);
  });

  it("ask for nothing once they have left the page", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { calls, show } = renderSite(["demo.knots"], showing([[aSession()]]));
    await buttons(1);
    const before = calls.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(calls.slice(before).map(nameOf)).toEqual(["GET /api/events/demo/seats"]);
    show([]);
    calls.length = 0;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(calls).toEqual([]);
  });
});

describe("what a person has", () => {
  const expected = { isRsvped: true, currentCapacity: 4, maxCapacity: 10 };

  it("is what the site expects until the service has answered", async () => {
    const said = Promise.withResolvers<void>();
    const service = showing([[aSession(), anRsvp()]]);
    const schedule = async () => {
      await said.promise;
      return scheduleOf([[aSession(), anRsvp()]]);
    };
    const { signIn } = renderSite(["demo.knots"], { ...service, [MY_SCHEDULE]: schedule }, expected);
    signIn(() => tokenOf("ada"));
    await waitFor(() => expect(screen.getByText("RSVP’d")).toBeDefined());
    expect(screen.getByText(seatsText("6 left"))).toBeDefined();
    expect(screen.queryByRole("button")).toBe(null);
    said.resolve();
    await screen.findByRole("button", { name: /^RSVP’d, cancel: Knots/ });
    screen.getByText(seatsText("Your seat"));
  });

  it("is asked for once for all buttons of an event, with the person's token", async () => {
    const sessions = several(3);
    const { calls, signIn } = renderSite(idsOf(sessions), showingAll(sessions));
    signIn(() => tokenOf("ada"));
    await waitFor(() => expect(screen.getAllByRole("button", { name: /^RSVP: / })).toHaveLength(3));
    const personal = calls.filter(({ headers }) => headers.has("authorization"));
    expect(personal.map(nameOf)).toEqual([MY_SCHEDULE]);
    expect(personal[0]?.headers.get("authorization")).toBe(`Bearer ${tokenOf("ada")}`);
  });

  it("is never shown to the next person", async () => {
    const answers = new Map([
      [`Bearer ${tokenOf("ada")}`, scheduleOf([[aSession(), anRsvp()]])],
      [`Bearer ${tokenOf("ben")}`, scheduleOf([])],
    ]);
    const { signIn } = renderSite(["demo.knots"], {
      ...showing([[aSession()]]),
      [MY_SCHEDULE]: ({ headers }) => answers.get(headers.get("authorization") ?? "") ?? lost(),
    });
    signIn(() => tokenOf("ada"));
    await screen.findByRole("button", { name: /^RSVP’d, cancel: Knots/ });
    signIn(() => tokenOf("ben"));
    await screen.findByRole("button", { name: /^RSVP: Knots/ });
    signIn(() => null);
    await screen.findByRole("button", { name: /^Sign in to RSVP: Knots/ });
  });

  it("is not guessed when it cannot be loaded, and is there after another try", async () => {
    const answers = [refuse(503, "UNAVAILABLE"), answer(scheduleOf([[aSession(), anRsvp()]]))];
    const service = { ...showing([[aSession()]]), [MY_SCHEDULE]: () => answers.shift() ?? lost() };
    const { signIn } = renderSite(["demo.knots"], service);
    signIn(() => tokenOf("ada"));
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    await screen.findByRole("button", { name: /^RSVP’d, cancel: Knots/ });
  });

  it("is asked for with another token if one is refused", async () => {
    const refused = tokenOf("ada", 1);
    let tokens = [refused];
    const { signIn } = renderSite(["demo.knots"], {
      ...showing([[aSession()]]),
      [MY_SCHEDULE]: ({ headers }) => {
        tokens = [tokenOf("ada", 2)];
        const isRefused = headers.get("authorization") === `Bearer ${refused}`;
        return isRefused ? refuse(401, "UNAUTHENTICATED") : scheduleOf([[aSession(), anRsvp()]]);
      },
    });
    signIn(() => tokens[0] ?? null);
    await screen.findByRole("button", { name: /^RSVP’d, cancel: Knots/ });
  });

  it("is not asked for again and again if every token is refused", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let issued = 0;
    const { calls, signIn } = renderSite(["demo.knots"], {
      ...showing([[aSession()]]),
      [MY_SCHEDULE]: () => refuse(401, "UNAUTHENTICATED"),
    });
    signIn(() => tokenOf("ada", ++issued));
    const sent = () => calls.map(nameOf).filter((name) => name === MY_SCHEDULE).length;
    await waitFor(() => expect(sent()).toBe(2));
    await screen.findByRole("button", { name: /^Sign in to RSVP: Knots/ });
    await vi.advanceTimersByTimeAsync(9_000);
    expect(sent()).toBe(2);
  });
});

describe("a button that cannot be loaded", () => {
  it("loads by itself when the service is back", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const answers = [refuse(503, "UNAVAILABLE"), answer(aSession())];
    renderSite(["demo.knots"], { ...showing([[aSession()]]), [KNOTS]: () => answers.shift() ?? lost() });
    await screen.findByText("This could not be loaded");
    await vi.advanceTimersByTimeAsync(30_000);
    await buttons(1);
  });

  it("is not tried again if the session does not exist", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { calls } = renderSite(["demo.knots"], {
      ...showing([[aSession()]]),
      [KNOTS]: () => noSuch("SESSION"),
    });
    await screen.findByText("This session does not exist");
    await vi.advanceTimersByTimeAsync(40_000);
    expect(calls.map(nameOf).filter((name) => name === KNOTS)).toHaveLength(1);
  });

  it("tells the owner that something else answers at the address, once on the console", async () => {
    const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const page = () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
    renderSite(["demo.knots", "demo.sails"], {
      ...showing([[aSession()]]),
      [KNOTS]: page,
      "GET /api/sessions/demo.sails": page,
    });
    await waitFor(() => expect(screen.getAllByText(/There is no RSVP service at/)).toHaveLength(2));
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });
});
