import type { Pause } from "../../../functions/core/pause.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import type { NudgeQueue } from "../../../functions/store/waitlist/nudge-queue.ts";
import type { Process } from "../time/process.ts";
import type { VirtualTime } from "../time/virtual-time.ts";

/** What a function reaches while it runs. */
export interface Instance extends Pick<Process, "name" | "clock" | "sleep"> {
  readonly time: VirtualTime;
  readonly table: Table;
  readonly nudges: NudgeQueue;
  readonly pause: (patienceMs?: number) => Pause;
}
