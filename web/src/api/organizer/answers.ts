import * as z from "zod/mini";
import * as contract from "../../../../functions/contract/answers.ts";
import type { FiguresAnswer } from "../../../../functions/contract/figures.ts";
import type { Session } from "../answers.ts";
import type { Failure } from "../failure.ts";
import { checked } from "./checked.ts";

export type Attendee = contract.RosterAnswer["attendees"][number];
export type RosterStatus = Exclude<Attendee["status"], "CANCELLED">;
export type { RosterAnswer } from "../../../../functions/contract/answers.ts";
export type {
  AttendanceAnswer,
  FiguresAnswer,
  FiguresOverTimeAnswer,
} from "../../../../functions/contract/figures.ts";
export type SessionFigures = FiguresAnswer["sessions"][number];
export type Tally = SessionFigures["tally"];

/** A newer service may displace people for reasons that this page does not know. */
export const ImportAnswer = z.extend(contract.ImportAnswer, {
  displaced: z._default(z.array(z.extend(contract.DisplacedAnswer, { why: z.string() })), []),
});
/** The progress of an import, or its planned changes. */
export type ImportAnswer = contract.Wire<typeof ImportAnswer>;

/** The session's present state from a refused change; undefined if the refusal does not contain it. */
export function currentOf(failure: Failure): Session | undefined {
  if (failure.kind !== "changed") return undefined;
  const current = checked(contract.SessionAnswer, failure.current);
  return current.ok ? current.value : undefined;
}
