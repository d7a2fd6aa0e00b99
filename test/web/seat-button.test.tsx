import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Rsvp, Session } from "../../web/src/api/answers.ts";
import { lost, refuse, type Service } from "./support/fake-service.ts";
import { type ADA, answerLater, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { RSVP_PATH, SeatsPage } from "./support/seats-page.tsx";
import {
  anRsvp,
  aSession,
  cancelledBy,
  fullSession,
  inHours,
  offeredFor,
  showing,
  waitingAt,
} from "./support/sessions.ts";

const PUT = `PUT ${RSVP_PATH}`;
const DELETE = `DELETE ${RSVP_PATH}`;
const ACCEPT = `POST ${RSVP_PATH}/accept`;

interface Rendered {
  readonly rsvp?: Rsvp;
  readonly service?: Service;
  readonly identity?: typeof ADA;
  readonly onRsvpChange?: (isRsvped: boolean) => void;
}

const renderButton = (session: Session, { rsvp, service, identity, ...props }: Rendered = {}) =>
  renderApp(<SeatsPage session={session} {...props} />, showing([[session, rsvp]], service), identity);

/** What it says of the seats. The number stands out, so it is an element of its own. */
const seats = (text: string) =>
  expect.poll(() => document.querySelector("[part=seats]")?.textContent).toBe(text);
const button = (name: RegExp) => screen.findByRole("button", { name });
const acts = (asked: readonly string[]) => asked.filter((each) => !each.startsWith("GET"));

describe("a session with free seats", () => {
  it("says how many are taken, and takes one more at a click", async () => {
    const later = answerLater();
    const onRsvpChange = vi.fn();
    const { user } = renderButton(aSession(), { service: { [PUT]: () => later.promise }, onRsvpChange });
    await seats("7 left");
    await user.click(await button(/^RSVP: Knots/));
    const pending = await button(/^RSVP’d/);
    expect(pending.getAttribute("aria-busy")).toBe("true");
    await seats("Your seat");
    screen.getByText("4 of 10 are taken");
    later.resolve(anRsvp());
    await screen.findByText("You have a seat in “Knots”.");
    await waitFor(async () => expect((await button(/^RSVP’d/)).getAttribute("aria-busy")).toBe(null));
    await seats("Your seat");
    expect(onRsvpChange).toHaveBeenCalledExactlyOnceWith(true);
  });

  it("says how many are going where there is no limit", async () => {
    renderButton(aSession({ capacity: null, taken: 47 }));
    await seats("47 going");
  });

  it("keeps the focus on the button when it changes its meaning", async () => {
    const { user } = renderButton(aSession(), { service: { [PUT]: () => anRsvp() } });
    (await button(/^RSVP:/)).focus();
    await user.keyboard("{Enter}");
    await waitFor(async () => expect(document.activeElement).toBe(await button(/^RSVP’d/)));
  });
});

describe("a confirmed seat", () => {
  const mine = aSession({ taken: 4 });

  it("is given back after a confirmation", async () => {
    const onRsvpChange = vi.fn();
    const service = { [DELETE]: () => cancelledBy("ATTENDEE") };
    const { user } = renderButton(mine, { rsvp: anRsvp(), service, onRsvpChange });
    await user.click(await button(/^RSVP’d/));
    const dialog = await screen.findByRole("alertdialog", { name: "Give your seat back?" });
    await user.click(within(dialog).getByRole("button", { name: "Give it back" }));
    await button(/^RSVP:/);
    await screen.findByText("Your seat in “Knots” has been given back.");
    expect(onRsvpChange).toHaveBeenCalledExactlyOnceWith(false);
  });

  it("is kept by the dialog's other button and by Escape, and the focus goes back", async () => {
    const { user, asked } = renderButton(mine, { rsvp: anRsvp() });
    await user.click(await button(/^RSVP’d/));
    await user.click(await button(/^Keep my seat/));
    await waitFor(async () => expect(document.activeElement).toBe(await button(/^RSVP’d/)));
    await user.click(await button(/^RSVP’d/));
    await screen.findByRole("alertdialog");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBe(null));
    expect(acts(asked())).toEqual([]);
  });
});

describe("a full session with an open waitlist", () => {
  it("is said to be full, and lets people join the waitlist", async () => {
    const join = vi.fn(() => waitingAt(7));
    const { user } = renderButton(fullSession({ waiting: 6 }), { service: { [PUT]: join } });
    await screen.findByText(/^Full/);
    await user.click(await button(/^Join waitlist/));
    await button(/^#7 in line/);
    await screen.findByText(/^You are #7 on the waitlist for “Knots”\.$/);
    expect(join).toHaveBeenCalledWith(expect.objectContaining({ body: { ifFull: "WAITLIST" } }));
  });

  it("is not said to have a free seat that goes to somebody who waits", async () => {
    renderButton(aSession({ capacity: 1, taken: 0, waiting: 1 }));
    await button(/^Join waitlist/);
    screen.getByText("Held for the waitlist");
    expect(screen.queryByText(/Full|0\/1/)).toBe(null);
  });

  it("says the same to those who wait", async () => {
    renderButton(aSession({ capacity: 1, taken: 0, waiting: 1 }), { rsvp: waitingAt(1) });
    await button(/^#1 /);
    screen.getByText("Held for the waitlist");
  });
});

describe("a button that gives something up says so", () => {
  it.each<[Session, Rsvp, string, string]>([
    [aSession(), anRsvp(), "RSVP’d, cancel: Knots", "Cancel"],
    [fullSession({ waiting: 7 }), waitingAt(7), "#7 in line, leave: Knots", "Leave"],
  ])("%#", async (session, rsvp, name, hint) => {
    renderButton(session, { rsvp });
    expect((await screen.findByRole("button", { name })).title).toBe(hint);
  });
});

describe("a waitlist entry", () => {
  it("is given up after a confirmation", async () => {
    const service = { [DELETE]: () => cancelledBy("ATTENDEE") };
    const { user } = renderButton(fullSession({ waiting: 7 }), { rsvp: waitingAt(7), service });
    await user.click(await button(/^#7 in line/));
    await user.click(await button(/^Leave the waitlist/));
    await button(/^Join waitlist/);
    await screen.findByText("You have left the waitlist for “Knots”.");
  });

  const closed = { waiting: 2, lineClosesAt: inHours(-0.01) };

  it("gives way to a free seat once the waitlist has closed, because the first person who asks has it", async () => {
    const service = { [PUT]: () => anRsvp() };
    const { user, asked } = renderButton(aSession({ ...closed, taken: 9, seatsLeft: 1 }), {
      rsvp: waitingAt(2),
      service,
    });
    await user.click(await button(/^RSVP: Knots/));
    await button(/^RSVP’d/);
    expect(acts(asked())).toEqual([PUT]);
  });

  it("stays while no seat is free, also once the waitlist has closed", async () => {
    renderButton(fullSession(closed), { rsvp: waitingAt(2) });
    await button(/^#2 in line/);
  });

  it("has no exact position beyond a thousand", async () => {
    renderButton(fullSession(), { rsvp: waitingAt("1000+") });
    await button(/^#1000\+ in line/);
  });
});

describe("an offer", () => {
  const offered = { rsvp: offeredFor(14.5) };
  const declining = { ...offered, service: { [DELETE]: () => cancelledBy("OFFER_DECLINED") } };

  it("counts down and is accepted at a click", async () => {
    const { user } = renderButton(fullSession(), { ...offered, service: { [ACCEPT]: () => anRsvp() } });
    await screen.findByText("Yours for 15 min");
    await user.click(await button(/^Accept/));
    await button(/^RSVP’d/);
    await screen.findByText("You have a seat in “Knots”.");
  });

  it("is declined after a confirmation", async () => {
    const { user } = renderButton(fullSession(), declining);
    await user.click(await button(/^Decline: Knots/));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Decline" }));
    await screen.findByText("You have declined the seat in “Knots”.");
  });

  it("leaves the focus on the remaining button when it is declined", async () => {
    const { user } = renderButton(fullSession({ waiting: 1 }), declining);
    await user.click(await button(/^Decline: Knots/));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Decline" }));
    await waitFor(async () => expect(document.activeElement).toBe(await button(/^Join waitlist/)));
  });

  it("that has run out is no longer shown", async () => {
    renderButton(fullSession(), { rsvp: offeredFor(-1) });
    await button(/^Join waitlist/);
    expect(screen.queryByText(/^Yours for/)).toBe(null);
  });
});

describe("a session that cannot be had says why and takes no clicks", () => {
  it.each<[string, Partial<Session>, RegExp, Rsvp?]>([
    ["full, with a closed waitlist", { taken: 10, lineClosesAt: inHours(-1) }, /^Full:/],
    ["closed", { state: "CLOSED" }, /^Registration closed/],
    ["registration over", { registrationClosesAt: inHours(-1) }, /^Registration closed/],
    ["registration to come", { registrationOpensAt: inHours(2) }, /^Opens /],
    ["started", { startsAt: inHours(-1), endsAt: inHours(1) }, /^Has started/],
    ["over", { startsAt: inHours(-2), endsAt: inHours(-1) }, /^Ended/],
    ["over, with a seat in it", { startsAt: inHours(-2), endsAt: inHours(-1) }, /^Ended/, anRsvp()],
  ])("%s", async (_, changes, name, rsvp) => {
    const { user, asked } = renderButton(aSession(changes), rsvp && { rsvp });
    const found = await button(name);
    expect(found.getAttribute("aria-disabled")).toBe("true");
    await user.click(found);
    expect(acts(asked())).toEqual([]);
  });
});

it("a cancelled session says so, and has no button", async () => {
  renderButton(aSession({ state: "CANCELLED" }), { rsvp: anRsvp() });
  await seats("Cancelled");
  expect(screen.queryByRole("button")).toBe(null);
});

it("keeps the focus near when the session turns out to be cancelled", async () => {
  const session = aSession();
  const looks = [session, aSession({ state: "CANCELLED" })];
  const service = {
    [PUT]: () => refuse(409, "SESSION_CANCELLED"),
    "GET /api/events/demo/seats": () => ({ seats: [looks.length > 1 ? looks.shift() : looks[0]] }),
  };
  const { user } = renderButton(session, { service });
  await user.click(await button(/^RSVP:/));
  await seats("Cancelled");
  expect(document.activeElement?.textContent).toBe("Cancelled");
});

describe("the words for seats", () => {
  const soon = { capacity: 40 };
  it.each<[string, Partial<Session>, Rsvp?]>([
    ["34 left", { ...soon, taken: 6 }],
    ["Last 5", { ...soon, taken: 35 }],
    ["Last 1", { ...soon, taken: 39 }],
    ["61 going", { capacity: null, taken: 61 }],
    ["Full · 4 waiting", { taken: 10, waiting: 4 }],
    ["Full", { taken: 10 }],
    ["Full · 9 waiting", { taken: 10, waiting: 9 }, waitingAt(7)],
    ["No waitlist here", { taken: 10, lineClosesAt: inHours(-1) }],
    ["120 seats", { capacity: 120, registrationOpensAt: inHours(2) }],
  ])("%s", async (words, changes, rsvp) => {
    const session = aSession(changes);
    renderButton(session, rsvp && { rsvp });
    await seats(words);
  });

  it("have a dot for each of the last seats, which screen readers do not hear", async () => {
    renderButton(aSession({ taken: 7 }));
    await seats("Last 3");
    expect(document.querySelectorAll("[part=seats] [aria-hidden] > *").length).toBe(3);
  });
});

describe("somebody who is signed out", () => {
  const signedOut = { identity: SIGNED_OUT };

  it("is asked to sign in, and what they wanted is kept", async () => {
    const { user, actions, asked } = renderButton(aSession(), signedOut);
    await user.click(await button(/^Sign in to RSVP/));
    expect(actions.signIn).toHaveBeenCalledWith(expect.objectContaining({ rsvp: "demo.knots" }));
    expect(asked()).toEqual(["GET /api/events/demo/seats"]);
  });

  it("is not promised a seat in a full session", async () => {
    const { user, actions } = renderButton(fullSession(), signedOut);
    await user.click(await button(/^Sign in to join waitlist: Knots/));
    expect(actions.signIn).toHaveBeenCalledWith(expect.objectContaining({ rsvp: undefined }));
  });

  it("still sees why a session cannot be had", async () => {
    renderButton(aSession({ state: "CLOSED" }), signedOut);
    await button(/^Registration closed/);
  });
});

describe("what does not work is taken back", () => {
  it("the sign-in has ended: with a way to sign in again", async () => {
    const service = { [PUT]: () => refuse(401, "UNAUTHENTICATED") };
    const { user, actions } = renderButton(aSession(), { service });
    await user.click(await button(/^RSVP:/));
    await user.click(await button(/^Sign in$/));
    expect(actions.expire).toHaveBeenCalledOnce();
    expect(actions.signIn).toHaveBeenCalledWith(expect.objectContaining({ rsvp: "demo.knots" }));
  });

  it("no network: with a way to try again", async () => {
    const answers = [lost(), anRsvp()];
    const { user } = renderButton(aSession(), { service: { [PUT]: () => answers.shift() ?? lost() } });
    await user.click(await button(/^RSVP:/));
    await seats("7 left");
    await user.click(await button(/^Try again/));
    await button(/^RSVP’d/);
  });

  it("many people at once: in the words of the code, or with a way to try again", async () => {
    const answers = [refuse(503, "CONTENTION"), refuse(503, "UNAVAILABLE"), anRsvp()];
    const { user } = renderButton(aSession(), { service: { [PUT]: () => answers.shift() ?? lost() } });
    await user.click(await button(/^RSVP:/));
    await screen.findByText(/^Many people want this session right now/);
    await user.click(await button(/^RSVP:/));
    await user.click(await button(/^Try again/));
    await button(/^RSVP’d/);
  });

  it("the session has ended, by the reason that the service gives and not by its words", async () => {
    const service = { [PUT]: () => refuse(409, "REGISTRATION_CLOSED", { reason: "SESSION_ENDED" }) };
    const { user } = renderButton(aSession(), { service });
    await user.click(await button(/^RSVP:/));
    await screen.findByText("The session has ended.");
  });

  it("the last seat has gone meanwhile: the waitlist is there at once", async () => {
    const counts = { capacity: 10, taken: 10, waiting: 0, waitlistOpen: true };
    const service = { [PUT]: () => refuse(409, "SESSION_FULL", counts) };
    const { user } = renderButton(aSession(), { service });
    await user.click(await button(/^RSVP:/));
    await screen.findByText("The last seat has just been taken.");
    await button(/^Join waitlist/);
  });
});

it("shows neither a seat nor its absence until the service has said what the attendee has", async () => {
  const later = answerLater();
  renderButton(aSession(), { service: { "GET /api/events/demo/my-schedule": () => later.promise } });
  await screen.findByRole("status", { name: "Loading …" });
  expect(screen.queryByRole("button", { name: /RSVP/ })).toBe(null);
  later.resolve({ entries: [{ rsvp: anRsvp(), session: aSession() }], ended: [], refreshAfterSeconds: 0 });
  await button(/^RSVP’d/);
});
