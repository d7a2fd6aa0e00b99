import type { QuietHours } from "../../../functions/core/waitlist/quiet-hours.ts";
import { broken } from "../../support/invariant-names.ts";
import { nameOf } from "./history.ts";
import { noticeIn } from "./telling.ts";
import type { Told } from "./told.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A run has judged an offer by the time so long ago. Its clock may be behind, and its calls slow. */
const BEGUN_MS = 15_000;

/** Nobody is told in quiet hours that their offer ends. The clocks of stories are in UTC. */
export function wrongEndings({ notices }: Told, quiet: QuietHours | null): string[] {
  if (quiet === null) return [];
  const endings = notices.filter(({ before, after }) => before === null && after.kind === "OFFER_ENDING");
  return endings
    .filter(({ at, after }) => {
      const isDueInThem = isQuiet(Date.parse(noticeIn(after).at), quiet);
      return isDueInThem || (isQuiet(at, quiet) && isQuiet(at - BEGUN_MS, quiet));
    })
    .map(({ after }) => broken("told", `${nameOf(after)} comes in quiet hours`));
}

function isQuiet(ms: number, { from, to }: QuietHours): boolean {
  const [now, begins, ends] = [ms % DAY_MS, msOf(from), msOf(to)];
  return begins < ends ? begins <= now && now < ends : now >= begins || now < ends;
}

function msOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}
