import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { HttpApi } from "../http-api.ts";
import type { Notices } from "../notices.ts";
import type { RsvpTable } from "../rsvp-table.ts";
import type { ServiceFunction } from "../service-function.ts";
import type { WaitlistQueue } from "../waitlist-queue.ts";
import type { Measures } from "./measures.ts";

/** The parts of the service that the dashboard and the alarms read. */
export interface Watched {
  readonly api: HttpApi;
  readonly table: RsvpTable;
  readonly waitlist: WaitlistQueue;
  readonly functions: readonly ServiceFunction[];
  /** The function that takes nudges off the queue. */
  readonly consumer: ServiceFunction;
  readonly sweep: ServiceFunction;
  readonly notices: Notices;
  /** The functions that read the table's stream. */
  readonly streamReaders: readonly ServiceFunction[];
  readonly measures: Measures;
  /** Requests that API Gateway rejected because there were too many. */
  readonly throttled: Metric;
}
