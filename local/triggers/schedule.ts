import type { FunctionDefinition } from "../functions/function-definition.ts";
import { resourcesOfType, type Template } from "../template/cloudformation.ts";
import type { Resolver } from "../template/resolver.ts";
import type { Readings } from "./readings.ts";

/** The template's schedule for a function that runs at a rate. */
export interface Schedule {
  readonly arn: string;
  readonly functionName: string;
  readonly periodMs: number;
  /** `every minute` */
  readonly rate: string;
  /** The event; absent: the Scheduler's default event. */
  readonly input?: string;
}

interface ScheduleProperties {
  ScheduleExpression: string;
  State?: string;
  StartDate?: string;
  EndDate?: string;
  Target: { Arn: string; Input?: string };
}

const UNITS_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export function readSchedules(
  template: Template,
  resolver: Resolver,
  definitions: readonly FunctionDefinition[],
): Readings<Schedule> {
  const served: Schedule[] = [];
  const unserved: string[] = [];
  for (const [logicalId, { Properties }] of resourcesOfType(template, "AWS::Scheduler::Schedule")) {
    const { ScheduleExpression, State, StartDate, EndDate, Target } = resolver(
      Properties,
    ) as ScheduleProperties;
    if (State === "DISABLED") continue;
    const rate = readRate(ScheduleExpression);
    const target = definitions.find(({ arn }) => arn === Target.Arn);
    const fillsIn = Target.Input?.includes("<aws.scheduler.");
    if (rate === undefined || target === undefined || StartDate || EndDate || fillsIn) {
      const why = fillsIn ? ", with keywords filled in" : "";
      unserved.push(`schedule ${logicalId} (${ScheduleExpression} → ${target?.name ?? Target.Arn}${why})`);
      continue;
    }
    served.push({
      arn: String(resolver({ "Fn::GetAtt": [logicalId, "Arn"] })),
      functionName: target.name,
      ...rate,
      ...(Target.Input !== undefined && { input: Target.Input }),
    });
  }
  return { served, unserved };
}

function readRate(expression: string): Pick<Schedule, "periodMs" | "rate"> | undefined {
  const [, count, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const unitMs = UNITS_MS[unit];
  if (unitMs === undefined) return undefined;
  return {
    periodMs: Number(count) * unitMs,
    rate: Number(count) === 1 ? `every ${unit}` : `every ${count} ${unit}s`,
  };
}
