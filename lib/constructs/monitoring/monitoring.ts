import { Stack } from "aws-cdk-lib";
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { type AlarmThresholds, alarms } from "./alarms.ts";
import { WHOLE } from "./graph.ts";
import { answers, invocations, nudges, routes, storage } from "./machine-widgets.ts";
import { attempts, lines, offers } from "./people-widgets.ts";
import type { Watched } from "./watched.ts";

export interface MonitoringProps extends Watched {
  /** @default - alarms change state and tell nobody */
  readonly alarmsTopic?: ITopic | undefined;
  /** @default - as each says */
  readonly alarmThresholds?: AlarmThresholds | undefined;
  /** @default true */
  readonly dashboard?: boolean | undefined;
}

/** Alarms, each with its section of the runbook, and one page that shows how the service does. */
export class Monitoring extends Construct {
  /** Absent when there is no dashboard. */
  readonly dashboardUrl: string | undefined;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const all = this.addAlarms(props);
    if (props.dashboard !== false) this.dashboardUrl = this.addDashboard(props, all);
  }

  private addAlarms({ alarmsTopic, alarmThresholds = {}, ...watched }: MonitoringProps): Alarm[] {
    const tell = alarmsTopic && new SnsAction(alarmsTopic);
    return Object.entries(alarms(watched, alarmThresholds)).map(([id, { means, ...definition }]) => {
      const alarm = new Alarm(this, id, {
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        ...definition,
        alarmDescription: `${means} Runbook: docs/runbook.md#${id}`,
      });
      if (tell !== undefined) {
        alarm.addAlarmAction(tell);
        alarm.addOkAction(tell);
      }
      return alarm;
    });
  }

  /** From what people get, over the line, to the machine below. */
  private addDashboard(watched: Watched, all: Alarm[]): string {
    const { dashboardName } = new Dashboard(this, "dashboard", {
      widgets: [
        [new AlarmStatusWidget({ title: "Alarms", alarms: all, width: WHOLE, height: 3 })],
        attempts(watched),
        offers(watched),
        lines(watched),
        answers(watched),
        routes(watched),
        nudges(watched),
        invocations(watched),
        storage(watched),
      ],
    });
    const { region } = Stack.of(this);
    return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboardName}`;
  }
}
