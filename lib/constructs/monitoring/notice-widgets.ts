import { Duration } from "aws-cdk-lib";
import { type IWidget, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { Metric } from "../../../functions/contract/metrics.ts";
import { graph, HALF_COLUMNS, THIRD_COLUMNS } from "./graph.ts";
import { reputation } from "./measures.ts";
import type { Watched } from "./watched.ts";

/** The graphs show what people are told, and how soon. */
export const told = ({ measures }: Watched): IWidget[] => [
  graph("Notices by kind", [measures.by(Metric.notices, "kind")], { width: THIRD_COLUMNS, stacked: true }),
  graph("Notices by channel and outcome", [measures.by(Metric.noticesSent, "channel", "outcome")], {
    width: THIRD_COLUMNS,
    stacked: true,
  }),
  graph("From change to sent notice", measures.percentiles("notice-consumer", Metric.timeToTell), {
    width: THIRD_COLUMNS,
    unit: "ms",
  }),
];

/** The graphs show whether the stream, the queue and the schedule of notices keep up. */
export const telling = ({ notices, streamReaders, measures }: Watched): IWidget[] => [
  graph(
    "Oldest change and notice",
    [
      ...streamReaders.map(({ node, function: fn }) =>
        fn.metric("IteratorAge", { statistic: Stats.MAXIMUM, label: `change, ms, ${node.id}` }),
      ),
      notices.queue.queue.metricApproximateAgeOfOldestMessage({ label: "notice, s" }),
      notices.spreadings.queue.metricApproximateAgeOfOldestMessage({ label: "message of an organizer, s" }),
    ],
    { width: THIRD_COLUMNS },
  ),
  graph(
    "Dead letters of notices",
    [
      notices.queue.deadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        label: "notices",
      }),
      notices.changeDeadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        label: "changes",
      }),
      notices.spreadings.deadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        label: "messages of organizers",
      }),
    ],
    { width: THIRD_COLUMNS },
  ),
  graph(
    "Runs that find what is due",
    [measures.runs("due-notices", Metric.dueNoticesRun, Duration.minutes(5))],
    { width: THIRD_COLUMNS },
  ),
];

/** The graphs show whether mails come back, or are called unwanted. A stage without mails has none. */
export const comingBack = ({ notices: { feedback } }: Watched): IWidget[] =>
  feedback === undefined
    ? []
    : [
        graph(
          "Mails that come back or are unwanted, of the account",
          [reputation("BounceRate"), reputation("ComplaintRate")],
          { width: HALF_COLUMNS, unit: "1 = all" },
        ),
        graph(
          "Bounces and complaints that wait",
          [
            feedback.queue.queue.metricApproximateNumberOfMessagesVisible({ label: "queue" }),
            feedback.queue.deadLetters.metricApproximateNumberOfMessagesVisible({
              statistic: Stats.MAXIMUM,
              label: "dead letters",
            }),
          ],
          { width: HALF_COLUMNS },
        ),
      ];
