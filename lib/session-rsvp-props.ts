import type { RemovalPolicy } from "aws-cdk-lib";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { CustomDomain, Throttling } from "./constructs/http-api.ts";
import type { Identity } from "./constructs/identity.ts";
import type { AlarmThresholds } from "./constructs/monitoring/alarms.ts";
import type { RateLimit } from "./constructs/rsvp-table.ts";
import type { WebsiteOptions } from "./constructs/website/website-options.ts";

export interface SessionRsvpProps {
  /**
   * Who issues the tokens: an existing user pool, any OIDC issuer with its audience, or a new user pool.
   * @default - a Cognito user pool of the service's own
   */
  readonly identity?: Identity;
  /**
   * The group (claim `cognito:groups`, an array) whose members may use the organizer routes. The whole name is compared, case and
   * all. In a user pool it has no spaces; at other issuers it may be any name (docs/adr/025-group-names.md).
   * @default "organizer"
   */
  readonly organizerGroup?: string;
  /**
   * The limit of each person, counted apart for reserving and for releasing.
   * @default - 5 calls in any 60 seconds
   */
  readonly rateLimit?: RateLimit;
  /**
   * Whether the GraphQL API tells its schema to whoever asks. The schema is no secret, it is in the repository; a service that does not
   * tell it is spared the queries that come of looking for something.
   * @default false
   */
  readonly introspection?: boolean;
  /**
   * The limit of the whole API.
   * @default - 1000 requests per second, bursts of 2000
   */
  readonly throttling?: Throttling;
  /**
   * A name of one's own for the API, whose `execute-api` address is then switched off.
   * @default - the address that API Gateway gives
   */
  readonly domain?: CustomDomain;
  /**
   * The web app, on one origin with the API: its name, and from where it is served. `false` is for who wants the API alone.
   * @default - the web app at the address that CloudFront gives
   */
  readonly website?: WebsiteOptions | false;
  /**
   * Origins of other sites whose pages call the API, as the button for other sites does: `https://conference.example`, or `*`.
   * @default - none: the web app and the API share one origin
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * Told when an alarm goes off, and when it is over.
   * @default - alarms change state and tell nobody
   */
  readonly alarmsTopic?: ITopic;
  /**
   * When the alarms that depend on the size of a conference go off.
   * @default - each as it says itself
   */
  readonly alarmThresholds?: AlarmThresholds;
  /**
   * Whether there is a CloudWatch dashboard, for US$ 3 a month.
   * @default true
   */
  readonly dashboard?: boolean;
  /**
   * How long the logs of the functions and of the API are kept.
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: RetentionDays;
  /**
   * What becomes of the table, a user pool of the service's own, the web app's files and the logs when the stack is deleted.
   * Anything but `DESTROY` also protects table and pool from deletion.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
