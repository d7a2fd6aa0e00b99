import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { FiguresAnswer, SessionFigures } from "../../../web/src/api/organizer/answers.ts";
import { scaleOf } from "../../../web/src/features/organizer-figures/trend.ts";
import { answer, type Call, lost, type Service } from "../support/fake-service.ts";
import { anAttendance, attendanceOf, overTimeOf, sums } from "./support/figure-samples.ts";
import { renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent } from "./support/samples.ts";

const TALLY = {
  ...{ reserved: 0, joined: 0, claimed: 0, offered: 0, declined: 0 },
  ...{ expired: 0, passed: 0, released: 0, left: 0, admitted: 0, noShows: 0 },
};
const aSession = (title: string): SessionFigures => ({
  ...{ sessionId: `demo.${title}`, title, startsAt: "2030-03-30T09:00:00.000Z", room: null, track: null },
  ...{ state: "OPEN", capacity: null, taken: 0, waiting: 0, offersOpen: 0, tally: TALLY },
});
const figures: FiguresAnswer = {
  eventId: "demo",
  sessions: [aSession("Knots"), aSession("Maps")],
  total: { sessions: 2, capacity: null, taken: 0, waiting: 0, offersOpen: 0, tally: TALLY },
};

async function openFigures(service: Service = {}) {
  const page = renderOrganizer("/organizer/events/demo/figures", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/figures": () => answer(figures),
    "GET /api/events/demo/figures/over-time": () => answer(overTimeOf([])),
    "GET /api/events/demo/figures/attendance": () => answer(attendanceOf([])),
    ...service,
  });
  await screen.findByRole("region", { name: "Who came" });
  return page;
}

const section = (name: string) => within(screen.getByRole("region", { name }));
const rowsOf = (name: string) =>
  within(screen.getByRole("table", { name, hidden: true }))
    .getAllByRole("row", { hidden: true })
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));

const WEEKS = overTimeOf([
  ["2030-03-01T10:00:00.000Z", { reserved: 5, waitlisted: 1 }],
  ["2030-03-01T22:00:00.000Z", { cancelled: 1, offered: 1 }],
  ["2030-03-01T23:00:00.000Z", { accepted: 1 }],
  ["2030-03-20T10:00:00.000Z", { reserved: 3, seated: 1, checkedIn: 2 }],
]);

it("draws the seats over time, and shows each day by the clocks of the event", async () => {
  await openFigures({ "GET /api/events/demo/figures/over-time": () => answer(WEEKS) });
  await section("Seats taken over time").findByRole("img", { name: /9 seats were taken .* 20 March 2030/ });
  expect(rowsOf("What happened over time")).toEqual([
    ["Fri 1 Mar", "5", "0", "1", "0", "1", "0", "4"],
    ["Sat 2 Mar", "0", "1", "0", "0", "0", "0", "5"],
    ["Wed 20 Mar", "3", "1", "0", "0", "0", "2", "9"],
  ]);
});

it("shows hours if everything has happened within two days", async () => {
  const day = overTimeOf([
    ["2030-03-01T10:00:00.000Z", { reserved: 2 }],
    ["2030-03-01T11:00:00.000Z", { reserved: 1 }],
  ]);
  await openFigures({ "GET /api/events/demo/figures/over-time": () => answer(day) });
  await screen.findByText("3 seats");
  expect(rowsOf("What happened over time").map(([when]) => when)).toEqual([
    "Fri 1 Mar, 11:00",
    "Fri 1 Mar, 12:00",
  ]);
  const chart = screen.getByRole("img", { name: /^Chart: seats taken over time/ });
  expect(chart.textContent).toBe("4203 seats11:0013:00");
});

it("shows the seats of one session on request", async () => {
  const { user } = await openFigures({
    "GET /api/events/demo/figures/over-time": ({ query }: Call) =>
      answer(
        query.get("sessionId") === "demo.Maps"
          ? overTimeOf([["2030-03-01T10:00:00.000Z", { reserved: 2 }]], "demo.Maps")
          : WEEKS,
      ),
  });
  await screen.findByText("9 seats");
  await user.selectOptions(screen.getByRole("combobox", { name: "Seats of" }), "Maps");
  await screen.findByText("2 seats");
});

it("says that nothing has happened, and that there are no check-ins", async () => {
  await openFigures();
  await screen.findByText(/^Nothing has happened yet/);
  await screen.findByRole("heading", { name: "No check-ins yet" });
});

const SESSIONS = [
  anAttendance("Knots", {
    ...{ doorUsed: true, expected: 40, came: 38, noShows: 2, walkIns: 2, anyway: 1 },
    ...{ checkInRate: 0.95, noShowRate: 0.05, walkInRate: 0.0488 },
  }),
  anAttendance("Maps", { expected: 12 }),
  anAttendance("Gone", { state: "CANCELLED" }),
];
const CAME = { expected: 40, came: 38, noShows: 2, walkIns: 2, anyway: 1 };
const RATES = { checkInRate: 0.95, noShowRate: 0.05, walkInRate: 0.0488 };
const ATTENDANCE = attendanceOf(SESSIONS, {
  rooms: [
    { room: "Hall", ...sums({ sessions: 2, sessionsWithDoor: 1, ...CAME, ...RATES }) },
    { room: null, ...sums({ sessions: 1 }) },
  ],
  days: [{ day: "2030-03-30", ...sums({ sessions: 3, sessionsWithDoor: 1, ...CAME, ...RATES }) }],
  total: sums({ sessions: 3, sessionsWithDoor: 1, ...CAME, ...RATES }),
});

it("shows who came, and says where nobody knows instead of 0 %", async () => {
  const { user } = await openFigures({
    "GET /api/events/demo/figures/attendance": () => answer(ATTENDANCE),
  });
  const came = section("Who came");
  const key = async (label: string) =>
    (await came.findByText(label, { selector: "dt" })).parentElement?.textContent;
  expect(await key("Came")).toBe("Came95 %38 of 40 with a seat");
  expect(await key("Did not come")).toBe("Did not come5 %2 people");
  expect(await key("Walk-ins")).toBe("Walk-ins5 %2 people, and 1 let in anyway");
  came.getByRole("img", { name: /Who came. 1 bar\./ });
  came.getByText("38 of 40 · 95 %");
  came.getByText("One more has no check-ins, so nobody knows who came.");
  expect(rowsOf("Who came, by session")).toEqual([
    ["Knots", "40", "38", "95 %", "2", "5 %", "2", "5 %", "1"],
    ["Maps", "12", "0", "no check-ins", "0", "no check-ins", "0", "no check-ins", "0"],
  ]);
  await user.click(came.getByRole("tab", { name: "By room" }));
  expect(rowsOf("Who came, by room").map(([room, , , share]) => [room, share])).toEqual([
    ["Hall", "95 %"],
    ["No room", "no check-ins"],
  ]);
  await user.click(came.getByRole("tab", { name: "By day" }));
  expect(rowsOf("Who came, by day").map(([day]) => day)).toEqual(["Sat 30 Mar"]);
});

it("saves what is shown as CSV and as JSON, with names that say what they hold", async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const asked: (string | null)[] = [];
  const { user } = await openFigures({
    "GET /api/events/demo/figures/attendance": ({ query, headers }: Call) => {
      if (query.has("by")) asked.push(`${query.get("by")} ${headers.get("accept")}`);
      return answer(ATTENDANCE);
    },
  });
  await user.click(await screen.findByRole("tab", { name: "By room" }));
  for (const type of ["CSV", "JSON"])
    await user.click(screen.getByRole("button", { name: `Download “Who came” as ${type}` }));
  await waitFor(() => expect(saved).toHaveLength(2));
  expect(asked).toEqual(["room text/csv", "room application/json"]);
  expect(saved.map((name) => name.replace(/\d{4}-\d\d-\d\d/, "DAY"))).toEqual([
    "demo-attendance-by-room-DAY.csv",
    "demo-attendance-by-room-DAY.json",
  ]);
});

it("says that a file could not be loaded", async () => {
  const { user } = await openFigures({
    "GET /api/events/demo/figures/over-time": ({ headers }: Call) =>
      headers.get("accept") === "text/csv" ? lost() : answer(WEEKS),
  });
  await user.click(screen.getByRole("button", { name: "Download “Seats taken over time” as CSV" }));
  await told(/^The file could not be loaded\./);
});

it("keeps the other figures when one part cannot be loaded, and loads that part on another try", async () => {
  const answers = [lost(), answer(WEEKS)];
  const { user } = await openFigures({
    "GET /api/events/demo/figures/over-time": () => answers.shift() ?? answer(WEEKS),
  });
  await screen.findByRole("heading", { name: "No check-ins yet" });
  await user.click(await screen.findByRole("button", { name: "Try again" }));
  await screen.findByText("9 seats");
});

it("draws to a round number of which the half is whole", () => {
  expect([0, 1, 3, 10, 11, 13, 45, 402, 1001].map(scaleOf)).toEqual([2, 2, 4, 10, 12, 16, 50, 500, 1200]);
});
