import { resourcesOfType, type Template } from "../template/cloudformation.ts";
import type { Resolver } from "../template/resolver.ts";

/** A queue that learns by a topic what became of the mails of a configuration set. */
export interface FeedbackQueue {
  readonly configurationSet: string;
  /** As CloudFormation spells them: `bounce`, `complaint`. */
  readonly eventTypes: readonly string[];
  readonly topicArn: string;
  readonly queueName: string;
  /** Without SNS's envelope. */
  readonly isRaw: boolean;
}

interface EventDestination {
  readonly ConfigurationSetName: string;
  readonly EventDestination: {
    readonly Enabled?: boolean;
    readonly MatchingEventTypes: readonly string[];
    readonly SnsDestination?: { readonly TopicARN: string };
  };
}

interface Subscription {
  readonly Protocol: string;
  readonly TopicArn: string;
  readonly Endpoint: string;
  readonly RawMessageDelivery?: boolean;
}

export function readFeedbackQueues(template: Template, resolver: Resolver): FeedbackQueue[] {
  const resolved = <T>(type: string) =>
    resourcesOfType(template, type).map(([, { Properties }]) => resolver(Properties) as T);
  const subscriptions = resolved<Subscription>("AWS::SNS::Subscription").filter(
    ({ Protocol }) => Protocol === "sqs",
  );
  return resolved<EventDestination>("AWS::SES::ConfigurationSetEventDestination").flatMap(
    ({ ConfigurationSetName, EventDestination: { Enabled, MatchingEventTypes, SnsDestination } }) =>
      subscriptions
        .filter(({ TopicArn }) => Enabled === true && TopicArn === SnsDestination?.TopicARN)
        .map(({ TopicArn, Endpoint, RawMessageDelivery = false }) => ({
          configurationSet: ConfigurationSetName,
          eventTypes: MatchingEventTypes,
          topicArn: TopicArn,
          queueName: Endpoint.split(":").at(-1) ?? "",
          isRaw: RawMessageDelivery,
        })),
  );
}
