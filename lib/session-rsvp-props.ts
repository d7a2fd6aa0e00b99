import type { RemovalPolicy } from "aws-cdk-lib";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { CustomDomain } from "./constructs/http-api.ts";
import type { Identity } from "./constructs/identity.ts";
import type { AlarmThresholds } from "./constructs/monitoring/alarms.ts";
import type { OriginSecretOptions } from "./constructs/origin-secret.ts";
import type { ReservedConcurrency } from "./constructs/reserved-concurrency.ts";
import type { RateLimit } from "./constructs/rsvp-table.ts";
import type { Throttling } from "./constructs/throttling.ts";
import type { PoolEmail } from "./constructs/user-pool.ts";
import type { WebsiteOptions } from "./constructs/website/website-options.ts";

export interface SessionRsvpProps {
  /**
   * Who issues the tokens: an existing user pool, any OIDC issuer with its audience, or a new user pool.
   * @default - a Cognito user pool of the service's own
   */
  readonly identity?: Identity;
  /**
   * How a user pool of the service's own sends e-mails: one for each sign-up and each forgotten password.
   * @default - Cognito's own sender, with 50 e-mails a day for all pools of the account together
   */
  readonly email?: PoolEmail;
  /**
   * Whether a user pool of the service's own wants a one-time code (TOTP) from everybody who signs in. Its sign-in pages have people enrol.
   * @default false
   */
  readonly requireSecondFactor?: boolean;
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
   * How many people are expected to use the service at the same time. The API then takes a request of each of them every five seconds, and
   * one of every second person at once; public reads get half of that.
   * @default - as much as API Gateway gives an account by default, in the region of the stack
   */
  readonly expectedCrowd?: number;
  /**
   * The limit of the whole API, in place of the one that follows from `expectedCrowd`; for accounts whose own limit was raised, or is shared.
   * @default - as `expectedCrowd` says
   */
  readonly throttling?: Throttling;
  /**
   * Runs at once that are kept for functions which nobody waits for, and that are their limit: so a crowd on the API cannot hold them up.
   * @default - they share the account's concurrency
   */
  readonly reservedConcurrency?: ReservedConcurrency;
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
   * Whether the API answers at its own address too, past the website's distribution and its web ACL.
   * @default - only where there is no website: functions refuse what did not come through CloudFront
   */
  readonly directApi?: boolean;
  /**
   * The secret by which functions know CloudFront. Raise `generation` to change it.
   * @default - generation 1
   */
  readonly originSecret?: OriginSecretOptions;
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
