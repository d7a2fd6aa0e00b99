import type { FiguresOverTimeAnswer } from "../../api/organizer/answers.ts";
import { clockTime, dayKey, shortDate } from "../../time/zoned.ts";

type Hour = FiguresOverTimeAnswer["hours"][number];

/** What happened within an hour or a day. */
export interface Step
  extends Pick<Hour, "reserved" | "waitlisted" | "cancelled" | "noShows" | "checkedIn" | "seats"> {
  /** Milliseconds; the beginning of its first hour. */
  readonly at: number;
  readonly name: string;
  /** Seats that waiting people got. */
  readonly fromWaitlist: number;
}

const AN_HOUR_MS = 3_600_000;
/** What happened within less time is shown by the hour. */
const BY_THE_HOUR_MS = 48 * AN_HOUR_MS;

/** The steps of a trend, by the clocks of the event: days, or hours if there are only some of them. */
export function stepsOf({ hours, timeZone }: FiguresOverTimeAnswer): Step[] {
  const at = ({ hour }: Hour) => Date.parse(hour);
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return [];
  const byHour = at(last) - at(first) < BY_THE_HOUR_MS;
  const nameOf = (hour: Hour) =>
    shortDate(at(hour), timeZone) + (byHour ? `, ${clockTime(at(hour), timeZone)}` : "");
  const steps = Map.groupBy(hours, (hour) => (byHour ? hour.hour : dayKey(at(hour), timeZone)));
  return [...steps.values()].flatMap((inStep) => {
    const [begin, end] = [inStep[0], inStep.at(-1)];
    if (begin === undefined || end === undefined) return [];
    const sum = (count: keyof Omit<Hour, "hour">) => inStep.reduce((total, hour) => total + hour[count], 0);
    return [
      {
        ...{ at: at(begin), name: nameOf(begin), seats: end.seats, reserved: sum("reserved") },
        ...{ fromWaitlist: sum("accepted") + sum("seated"), waitlisted: sum("waitlisted") },
        ...{ cancelled: sum("cancelled"), noShows: sum("noShows"), checkedIn: sum("checkedIn") },
      },
    ];
  });
}

export interface Point {
  /** From 0 to 1, in time. */
  readonly x: number;
  readonly seats: number;
}

/** The seats over time, from an empty house on. Within an hour nobody knows when they changed, so there they slope. */
export function pointsOf({ hours }: FiguresOverTimeAnswer): Point[] {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return [];
  const begins = Date.parse(first.hour);
  const lasts = Date.parse(last.hour) + AN_HOUR_MS - begins;
  let before = 0;
  return hours.flatMap(({ hour, seats }) => {
    const x = (Date.parse(hour) - begins) / lasts;
    const slope = [
      { x, seats: before },
      { x: x + AN_HOUR_MS / lasts, seats },
    ];
    before = seats;
    return slope;
  });
}

const ROUND = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10];

/** The next round number, of which the half is whole. */
export function scaleOf(most: number): number {
  if (most <= 10) return Math.max(2, 2 * Math.ceil(most / 2));
  const power = 10 ** Math.floor(Math.log10(most));
  return ROUND.map((step) => Math.round(step * power)).find((step) => step >= most) ?? most;
}

/** What stands at both ends of the chart: days, or clocks if there is only one day. */
export function endsOf({ hours, timeZone }: FiguresOverTimeAnswer): string[] {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [begins, ends] = [Date.parse(first.hour), Date.parse(last.hour) + AN_HOUR_MS];
  const days = [begins, ends].map((at) => shortDate(at, timeZone));
  return days[0] === days[1] ? [begins, ends].map((at) => clockTime(at, timeZone)) : days;
}
