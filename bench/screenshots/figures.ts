import type { Page } from "playwright-core";
import type { AttendanceAnswer, FiguresOverTimeAnswer } from "../../functions/contract/figures.ts";
import { attendanceOf, attendanceOfAll, byDay, byRoom } from "../../functions/core/figures/attendance.ts";
import { overTime } from "../../functions/core/figures/over-time.ts";
import { countsOf, hourOf, type Transition } from "../../functions/core/figures/transitions.ts";
import { pastEvent } from "../../local/demo/past-event.ts";
import { EVENT } from "./conference.ts";
import type { View } from "./view.ts";

const path = `/organizer/events/${EVENT}/figures`;
const NOW = Date.parse("2030-03-01T09:00:00.000Z");
const { event, sessions } = pastEvent(NOW);
const clock = { timeZone: event.timeZone, dayChange: 0 };

const happened = sessions.flatMap(({ rsvps }) =>
  rsvps.flatMap(({ reservedAt, cancelledAt, checkedInAt }): [Transition, string | null][] => [
    ["reserved", reservedAt],
    ["cancelled", cancelledAt],
    ["checkedIn", checkedInAt],
  ]),
);

const TREND: FiguresOverTimeAnswer = {
  ...{ eventId: EVENT, sessionId: null, timeZone: event.timeZone },
  hours: overTime(
    happened.flatMap(([transition, at]) =>
      at === null
        ? []
        : {
            ...{ sessionId: EVENT, hour: hourOf(at) },
            counts: countsOf((each) => Number(each === transition)),
          },
    ),
  ),
};

const attended = sessions.map(({ body, played }, n) => {
  const { reserved, cancelled, came, walkIns, anyway, capacity } = played;
  const taken = reserved - cancelled + walkIns;
  const programme = { ...body, sessionId: `${EVENT}.${n}` };
  const door = { inside: came + walkIns, walkIns, anyway, checkIns: came, noShows: 0 };
  return attendanceOf(programme, { state: "OPEN", capacity, taken }, door, 0, new Date(NOW).toISOString());
});

const ATTENDANCE: AttendanceAnswer = {
  ...{ eventId: EVENT, timeZone: event.timeZone, sessions: attended },
  ...{ rooms: byRoom(attended), days: byDay(attended, clock), total: attendanceOfAll(attended) },
};

/** The figures of an event where people came and were checked in. */
export const figuresViews: readonly Omit<View, "user">[] = [
  { name: "figures-over-time", path, act: withFigures },
  {
    name: "figures-attendance",
    path,
    act: async (page) => {
      await withFigures(page);
      for (const data of await page.getByText("Show data").all()) await data.click();
      await page.getByRole("heading", { name: "Who came" }).scrollIntoViewIfNeeded();
    },
  },
];

async function withFigures(page: Page): Promise<void> {
  await page.route("**/figures/over-time", (route) => route.fulfill({ json: TREND }));
  await page.route("**/figures/attendance", (route) => route.fulfill({ json: ATTENDANCE }));
  await page.reload();
  await page.getByText(/ of .* with a seat/).waitFor();
}
