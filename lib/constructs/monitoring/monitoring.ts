import { Stack } from "aws-cdk-lib";
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { FilterPattern } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { Metric } from "../../../functions/contract/metrics.ts";
import { type AlarmThresholds, alarms } from "./alarms.ts";
import { ALL_COLUMNS } from "./graph.ts";
import { answers, invocations, nudges, refusals, routes, storage } from "./machine-widgets.ts";
import { comingBack, telling, told } from "./notice-widgets.ts";
import { attempts, offers, waitlists } from "./people-widgets.ts";
import type { Watched } from "./watched.ts";

export interface MonitoringProps extends Omit<Watched, "throttled"> {
  /** @default - alarms change state and tell nobody */
  readonly alarmsTopic?: ITopic | undefined;
  /** @default - as each says */
  readonly alarmThresholds?: AlarmThresholds | undefined;
  /** @default true */
  readonly dashboard?: boolean | undefined;
}

/** A person's rate limit gives a 429 from a function. API Gateway's own 429 reached no function. */
const TURNED_AWAY = FilterPattern.all(
  FilterPattern.stringValue("$.status", "=", "429"),
  FilterPattern.stringValue("$.integrationLatencyMs", "=", "-"),
);

/** The alarms, each with its section of the runbook, and one page that shows the state of the service. */
export class Monitoring extends Construct {
  /** Absent if there is no dashboard. */
  readonly dashboardUrl: string | undefined;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { measures, api, alarmsTopic, alarmThresholds = {} } = props;
    const throttled = measures.countInLog(this, Metric.throttled, api.accessLog, TURNED_AWAY);
    const watched = { ...props, throttled };
    const all = this.addAlarms(alarms(watched, alarmThresholds), alarmsTopic);
    if (props.dashboard !== false) this.dashboardUrl = this.addDashboard(watched, all);
  }

  private addAlarms(definitions: ReturnType<typeof alarms>, topic: ITopic | undefined): Alarm[] {
    const tell = topic && new SnsAction(topic);
    return Object.entries(definitions).map(([id, { means, ...definition }]) => {
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

  /** The order goes from what people see, to the waitlist, to the machine below. */
  private addDashboard(watched: Watched, all: Alarm[]): string {
    const { dashboardName } = new Dashboard(this, "dashboard", {
      widgets: [
        [new AlarmStatusWidget({ title: "Alarms", alarms: all, width: ALL_COLUMNS, height: 3 })],
        attempts(watched),
        offers(watched),
        waitlists(watched),
        told(watched),
        telling(watched),
        comingBack(watched),
        answers(watched),
        routes(watched),
        refusals(watched),
        nudges(watched),
        invocations(watched),
        storage(watched),
      ],
    });
    const { region } = Stack.of(this);
    return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboardName}`;
  }
}
