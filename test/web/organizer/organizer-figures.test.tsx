import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { FiguresAnswer, SessionFigures, Tally } from "../../../web/src/api/organizer/answers.ts";
import { answer, lost, type Service } from "../support/fake-service.ts";
import { attendanceOf, overTimeOf } from "./support/figure-samples.ts";
import { renderOrganizer } from "./support/render-organizer.tsx";
import { anEvent } from "./support/samples.ts";

const NOTHING: Tally = {
  reserved: 0,
  joined: 0,
  claimed: 0,
  offered: 0,
  declined: 0,
  expired: 0,
  passed: 0,
  released: 0,
  left: 0,
  admitted: 0,
  noShows: 0,
};

const aSession = (title: string, changes: Partial<SessionFigures> = {}): SessionFigures => ({
  sessionId: `demo.${title}`,
  title,
  startsAt: "2030-03-30T09:00:00.000Z",
  room: null,
  track: null,
  state: "OPEN",
  capacity: 10,
  taken: 0,
  waiting: 0,
  offersOpen: 0,
  tally: NOTHING,
  ...changes,
});

function figuresOf(sessions: SessionFigures[], tally: Partial<Tally> = {}): FiguresAnswer {
  const limited = sessions.flatMap(({ capacity }) => capacity ?? []);
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    eventId: "demo",
    sessions,
    total: {
      sessions: sessions.length,
      capacity: limited.length === 0 ? null : sum(limited),
      taken: sum(sessions.map(({ taken }) => taken)),
      waiting: sum(sessions.map(({ waiting }) => waiting)),
      offersOpen: sum(sessions.map(({ offersOpen }) => offersOpen)),
      tally: { ...NOTHING, ...tally },
    },
  };
}

const half = aSession("Half", { taken: 5 });
const full = aSession("Full", { taken: 10, waiting: 4, offersOpen: 2, tally: { ...NOTHING, joined: 9 } });
const open = aSession("Open air", { capacity: null, taken: 7 });
const busy = figuresOf([half, full, open], {
  reserved: 20,
  joined: 20,
  claimed: 1,
  offered: 8,
  declined: 2,
  expired: 1,
  left: 7,
  released: 3,
});

async function openFigures(figures: FiguresAnswer, service: Service = {}) {
  const page = renderOrganizer("/organizer/events/demo/figures", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/figures": () => answer(figures),
    "GET /api/events/demo/figures/over-time": () => answer(overTimeOf([])),
    "GET /api/events/demo/figures/attendance": () => answer(attendanceOf([])),
    ...service,
  });
  await screen.findByRole("heading", { level: 1, name: "Figures" });
  await waitFor(() => expect(screen.queryByRole("status", { name: "Loading …" })).toBeNull());
  return page;
}

const table = (name: string) => within(screen.getByRole("table", { name }));
const rowsOf = (name: string) =>
  table(name)
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));

it("shows the key figures: seats, people waiting, offers, and how many people got a seat from a waitlist", async () => {
  await openFigures(busy);
  const key = (label: string) => screen.getByText(label).parentElement?.textContent;
  expect(key("Seats taken")).toBe("Seats taken15of 20 and 7 in sessions without a limit");
  expect(key("Waiting now")).toBe("Waiting now4for 1 session");
  expect(key("Offers made")).toBe("Offers made82 open now, 2 declined, 1 expired");
  expect(key("Got a seat from a waitlist")).toBe("Got a seat from a waitlist20 %4 of 20 people");
});

it("shows how full sessions are, fullest first, as a chart and as a table", async () => {
  await openFigures(busy);
  expect(rowsOf("Seats taken, by session")).toEqual([
    ["Full", "10", "10", "100 %"],
    ["Half", "5", "10", "50 %"],
  ]);
  const chart = screen.getByRole("img", { name: /How full the sessions are. 2 bars/ });
  expect([...chart.querySelectorAll("text")].map(({ textContent }) => textContent)).toEqual([
    "Full",
    "10/10 · full",
    "Half",
    "5/10",
  ]);
});

it("leaves the seats of cancelled sessions out of the total", async () => {
  await openFigures(figuresOf([half, { ...full, state: "CANCELLED", taken: 0 }]));
  expect(screen.getByText("Seats taken").parentElement?.textContent).toBe("Seats taken5of 10");
});

it.each([
  ["waits since before there was a count", [half, full], { reserved: 15 }],
  ["accepted offers that were made before", [half], { joined: 2, expired: 3, left: 2 }],
])("shows no false shares when a person %s", async (_, sessions, tally) => {
  await openFigures(figuresOf(sessions, tally));
  expect(screen.getByText("Got a seat from a waitlist").parentElement?.textContent).toBe(
    "Got a seat from a waitlist–not everything was counted",
  );
  screen.getByText(/do not add up to everybody who joined a waitlist/);
  const rows = rowsOf("People who joined a waitlist, by what happened next");
  expect(rows.filter(([, people]) => Number(people) < 0)).toEqual([]);
});

it("shows 100 % only for full sessions, and 0 % only for empty ones", async () => {
  const hall = { capacity: 1000, state: "OPEN" } as const;
  await openFigures(
    figuresOf([aSession("Nearly", { ...hall, taken: 999 }), aSession("Hardly", { ...hall, taken: 1 })]),
  );
  expect(rowsOf("Seats taken, by session").map(([, , , share]) => share)).toEqual(["99 %", "< 1 %"]);
});

it("shortens long titles between letters, and wide ones sooner", async () => {
  const titles = ["👩‍🚀".repeat(40), "潮".repeat(40), "a".repeat(60), "b".repeat(44)];
  await openFigures(figuresOf(titles.map((title, n) => aSession(title, { taken: 9 - n }))));
  const chart = screen.getByRole("img", { name: /How full the sessions are/ });
  const labels = [...chart.querySelectorAll("text:nth-of-type(odd)")].map(({ textContent }) => textContent);
  expect(labels).toEqual([
    `${"👩‍🚀".repeat(21)}…`,
    `${"潮".repeat(21)}…`,
    `${"a".repeat(43)}…`,
    "b".repeat(44),
  ]);
});

it("leaves cancelled sessions out of the fullest ones", async () => {
  await openFigures(figuresOf([half, { ...full, state: "CANCELLED" }]));
  expect(rowsOf("Seats taken, by session").map(([title]) => title)).toEqual(["Half"]);
});

it("shows where people wait", async () => {
  await openFigures(busy);
  expect(rowsOf("People waiting, by session")).toEqual([["Full", "4", "9"]]);
});

it("shows what happened to people who joined a waitlist: each counts once, and an open offer is no seat yet", async () => {
  await openFigures(busy);
  const rows = rowsOf("People who joined a waitlist, by what happened next");
  expect(rows).toEqual([
    ["Got a seat", "4", "20 %"],
    ["Have an open offer", "2", "10 %"],
    ["Still waiting", "4", "20 %"],
    ["Left the waitlist", "7", "35 %"],
    ["Declined the offer", "2", "10 %"],
    ["Let the offer expire", "1", "5 %"],
  ]);
  expect(rows.reduce((sum, [, people]) => sum + Number(people), 0)).toBe(20);
});

it("shows where seats came from, without offers that nobody took", async () => {
  await openFigures(busy);
  expect(rowsOf("Seats ever taken, by how they were taken").map(([what, seats]) => [what, seats])).toEqual([
    ["Taken directly", "20"],
    ["From the waitlist, offered or given at once", "3"],
    ["From the waitlist after it had closed", "1"],
  ]);
  table("Seats ever taken, by how they were taken").getByRole("columnheader", { name: /How/ });
});

it("sorts a table by a column, down and up, and says so", async () => {
  const { user } = await openFigures(figuresOf([half, full, aSession("Empty")]));
  const titles = () => rowsOf("Seats taken, by session").map(([title]) => title);
  const session = () => table("Seats taken, by session").getByRole("columnheader", { name: /Session/ });
  expect(session().getAttribute("aria-sort")).toBe("none");
  await user.click(within(session()).getByRole("button"));
  expect(titles()).toEqual(["Empty", "Full", "Half"]);
  expect(session().getAttribute("aria-sort")).toBe("ascending");
  await user.click(within(session()).getByRole("button"));
  expect(titles()).toEqual(["Half", "Full", "Empty"]);
  await user.click(table("Seats taken, by session").getByRole("button", { name: "Sort by Taken" }));
  expect(titles()).toEqual(["Full", "Half", "Empty"]);
});

it("shows the first ten of many sessions, and all on request", async () => {
  const many = Array.from({ length: 12 }, (_, n) => aSession(`Talk ${n}`, { taken: n > 9 ? 10 : n }));
  const { user } = await openFigures(figuresOf(many));
  expect(rowsOf("Seats taken, by session")).toHaveLength(10);
  await user.click(screen.getByRole("button", { name: "Show all 12" }));
  expect(rowsOf("Seats taken, by session")).toHaveLength(12);
  screen.getByRole("img", { name: /12 bars/ });
});

it("says that there is nothing to show yet", async () => {
  await openFigures(figuresOf([]));
  screen.getByRole("heading", { name: "No figures yet" });
});

it("draws no waitlists that nobody has joined", async () => {
  await openFigures(figuresOf([half]));
  screen.getByText("Nobody has joined a waitlist yet.");
  screen.getByText("Nobody is waiting.");
  screen.getByText("nobody has joined a waitlist yet");
});

it("says that it cannot be loaded, and loads on another try", async () => {
  const answers = [lost(), answer(busy)];
  const { user } = await openFigures(busy, {
    "GET /api/events/demo/figures": () => answers.shift() ?? lost(),
  });
  await user.click(await screen.findByRole("button", { name: "Try again" }));
  await screen.findByText("Seats taken");
});
