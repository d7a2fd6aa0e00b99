import type { RemovalPolicy } from "aws-cdk-lib";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { IdentityProvider } from "./constructs/authority.ts";
import type { CustomDomain } from "./constructs/http-api.ts";
import type { AlarmThresholds } from "./constructs/monitoring/alarms.ts";
import type { NoticeMail } from "./constructs/notices.ts";
import type { OriginSecretOptions } from "./constructs/origin-secret.ts";
import type { PushOptions } from "./constructs/push-secret.ts";
import type { RateLimit } from "./constructs/rate-limit.ts";
import type { ReservedConcurrency } from "./constructs/reserved-concurrency.ts";
import type { RotatedSecretOptions } from "./constructs/rotated-secret.ts";
import type { Throttling } from "./constructs/throttling.ts";
import type { PoolEmail } from "./constructs/user-pool.ts";
import type { WebsiteOptions } from "./constructs/website/website-options.ts";

export interface SessionRsvpProps {
  /**
   * The issuer of the tokens: an existing user pool, any OIDC issuer with its audience, or a new user pool.
   * @default - a Cognito user pool of the service's own
   */
  readonly identity?: IdentityProvider;
  /**
   * How the service's own user pool sends e-mails: one for each sign-up and each forgotten password.
   * @default - Cognito's own sender, with 50 e-mails a day for all pools of the account together
   */
  readonly email?: PoolEmail;
  /**
   * How people are mailed what happens to their RSVPs: through SES, which must have verified the sender.
   * @default - no mails: people see notices in the web app alone
   */
  readonly mail?: NoticeMail;
  /**
   * Tells whether the service's own user pool requires a one-time code (TOTP) at each sign-in. Its sign-in
   * pages let people set it up.
   * @default false
   */
  readonly requireSecondFactor?: boolean;
  /**
   * The group (claim `cognito:groups`, an array) whose members may use the organizer routes. The whole name
   * must match, including case. In a user pool it has no spaces; at other issuers it may be any name
   * (docs/adr/025-group-names.md).
   * @default "organizer"
   */
  readonly organizerGroup?: string;
  /**
   * The limit for each person, counted separately for reserving and for releasing.
   * @default - 5 calls in any 60 seconds
   */
  readonly rateLimit?: RateLimit;
  /**
   * If true, any client may query the GraphQL schema and read `/api/openapi.json`. Neither is a secret, because
   * both are in the repository. Without introspection the service gets fewer requests from clients that look
   * for weaknesses.
   * @default false
   */
  readonly introspection?: boolean;
  /**
   * If true, the seats of a session that meets a crowd are dealt to several items of the table. A version of
   * the service from before parts does not know them, so a stage that ran one deploys once with `false`
   * (docs/deployment.md).
   * @default true
   */
  readonly dealing?: boolean;
  /**
   * The number of people who are expected to press at once, for example when registration opens. Limits of the
   * API, warm throughput of the table and reserved concurrency follow from it (docs/deployment.md, "A crowd").
   * Warm throughput costs once, and can only be raised.
   * @default - what AWS gives an account and a new table by default, in the region of the stack
   */
  readonly expectedCrowd?: number;
  /**
   * If true, the account's quotas were raised, and `npm run preflight` says that they carry the crowd. A crowd
   * that needs more than the default quotas is refused without it.
   * @default false
   */
  readonly quotasRaised?: boolean;
  /**
   * If true, as many environments of the function that takes RSVPs as the expected crowd needs are always
   * initialized, for a price by the hour. It needs `expectedCrowd`.
   * @default false
   */
  readonly provisionedConcurrency?: boolean;
  /**
   * The limit of the whole API, instead of the one that `expectedCrowd` gives. Use it if the account's own
   * limit was raised or is shared.
   * @default - as `expectedCrowd` says
   */
  readonly throttling?: Throttling;
  /**
   * The concurrency that is reserved for a function, and also its limit. So a crowd on the API cannot delay the
   * functions for which nobody waits.
   * @default - the functions for which nobody waits get what they need if more than 200 people are expected. Else
   * all functions share the account's concurrency
   */
  readonly reservedConcurrency?: ReservedConcurrency;
  /**
   * The deployer's own name for the API. Its `execute-api` address is then disabled.
   * @default - the address that API Gateway gives
   */
  readonly domain?: CustomDomain;
  /**
   * The web app, on one origin with the API: its name and serving region. `false` deploys the API alone.
   * @default - the web app at the address that CloudFront gives
   */
  readonly website?: WebsiteOptions | false;
  /**
   * If true, the API also answers at its own address, which bypasses the
   * website's distribution and its web ACL.
   * @default - only where there is no website: functions refuse what did not come through CloudFront
   */
  readonly directApi?: boolean;
  /**
   * The secret by which functions recognise CloudFront. Raise `generation` to change it.
   * @default - generation 1
   */
  readonly originSecret?: OriginSecretOptions;
  /**
   * The key of links in mails. Raise `generation` to change it, and name the old one in `alsoAccepted` for two months.
   * @default - generation 1
   */
  readonly linkSecret?: RotatedSecretOptions;
  /**
   * The key of tickets. Raise `generation` to change it, and name the old one in `alsoAccepted` until the event is over.
   * @default - generation 1
   */
  readonly ticketSecret?: RotatedSecretOptions;
  /**
   * How push messages are sent to the browsers of people who want them.
   * @default - they are sent if there is a website
   */
  readonly push?: PushOptions | false;
  /**
   * Origins of other sites whose pages call the API, for example with the embedded button:
   * `https://conference.example`, or `*`.
   * @default - none: the web app and the API share one origin
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * The topic that is told when an alarm goes off and when it ends.
   * @default - alarms change state and tell nobody
   */
  readonly alarmsTopic?: ITopic;
  /**
   * The thresholds of the alarms that depend on the size of a conference.
   * @default - each as it says itself
   */
  readonly alarmThresholds?: AlarmThresholds;
  /**
   * Tells whether there is a CloudWatch dashboard, for US$ 3 a month.
   * @default true
   */
  readonly dashboard?: boolean;
  /**
   * How long the logs of the functions and of the API are kept.
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: RetentionDays;
  /**
   * What happens to the table, the service's own user pool, the web app's files and the logs when the stack
   * is deleted. Any value except `DESTROY` also protects table and pool from deletion.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
