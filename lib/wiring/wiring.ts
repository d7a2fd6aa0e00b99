import type { Construct } from "constructs";
import type { Authority } from "../constructs/authority.ts";
import type { HttpApi } from "../constructs/http-api.ts";
import type { RsvpTable } from "../constructs/rsvp-table.ts";
import type { ServiceFunction, ServiceFunctionProps } from "../constructs/service-function.ts";
import type { WaitlistQueue } from "../constructs/waitlist-queue.ts";

export type Concurrency = Pick<ServiceFunctionProps, "reservedConcurrency" | "provisionedConcurrency">;
export type EntryPoint = `${"http" | "queue" | "schedule" | "stream"}/${string}`;

/** What functions are connected with. */
export interface Wiring {
  readonly scope: Construct;
  readonly api: HttpApi;
  readonly table: RsvpTable;
  readonly waitlist: WaitlistQueue;
  readonly authority: Authority;
  /**
   * @param entryPoint its last part is the function's name
   * @param memoryMiB gives CPU in proportion; the catalogue and an import handle some 900 sessions, an RSVP
   * needs very little
   */
  addFunction(
    entryPoint: EntryPoint,
    memoryMiB: number,
    timeoutSeconds: number,
    concurrency?: Concurrency,
  ): ServiceFunction;
}
