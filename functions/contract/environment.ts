/** Names of environment variables. The stack sets them, and functions read them. */
export const Environment = {
  tableName: "TABLE_NAME",
  nudgeQueueUrl: "NUDGE_QUEUE_URL",
  noticesQueueUrl: "NOTICES_QUEUE_URL",
  spreadingQueueUrl: "SPREADING_QUEUE_URL",
  feedbackQueueUrl: "FEEDBACK_QUEUE_URL",
  rateLimitCalls: "RATE_LIMIT_CALLS",
  rateLimitPeriodSeconds: "RATE_LIMIT_PERIOD_SECONDS",
  organizerGroup: "ORGANIZER_GROUP",
  tokenIssuer: "TOKEN_ISSUER",
  tokenAudience: "TOKEN_AUDIENCE",
  introspection: "INTROSPECTION",
  originSecrets: "ORIGIN_SECRETS",
  direct: "DIRECT_REQUESTS",
  dealing: "DEALING",
  noticeChannels: "NOTICE_CHANNELS",
  linkSecrets: "LINK_SECRETS",
  mailFrom: "MAIL_FROM",
  mailReplyTo: "MAIL_REPLY_TO",
  mailConfigurationSet: "MAIL_CONFIGURATION_SET",
  ticketSecrets: "TICKET_SECRETS",
  ticketGenerations: "TICKET_GENERATIONS",
  pushSecret: "PUSH_SECRET",
  pushContact: "PUSH_CONTACT",
  websiteUrl: "WEBSITE_URL",
  picturesBucket: "PICTURES_BUCKET",
  picturesUrl: "PICTURES_URL",
} as const;

/** CloudFront sends the secret for the API's functions in this header. */
export const ORIGIN_HEADER = "x-origin-verify";

/** On routes that it caches, CloudFront passes the token of a possible organizer on in this header. */
export const ORGANIZER_TOKEN_HEADER = "x-organizer-token";

/** People with a role send this header with what they read as organizers, because their tokens claim no group. */
export const AS_ORGANIZER_HEADER = "x-as-organizer";

/** The claim of a token that names the groups of a person. */
export const GROUPS_CLAIM = "cognito:groups";

/** How long a public answer may be kept, in seconds: by its programme, or by its seats. CloudFront keeps none longer. */
export const PUBLIC_READ_SECONDS = { programme: 10, seats: 2 } as const;
