import { describe, expect, test } from "vitest";
import { MAX_CALL_MS } from "../../functions/core/waitlist/serve-alone.ts";
import { deployedApp, type Resource, resource, resources, serviceFunctions } from "./support/stacks.ts";

const { template } = deployedApp();
const FUNCTIONS = [
  ...[
    "catalogue",
    "attendee-reads",
    "calendar",
    "personal",
    "account",
    "links",
    "reservations",
    "tickets",
    "session-feedback",
    "door",
    "graphql",
    "organizer",
    "pictures",
  ],
  ...["nudge-consumer", "sweep", "audit"],
  ...["change-notices", "note-moves", "due-notices", "spread-message", "notice-consumer", "mail-feedback"],
];
const SCHEDULES = ["every-minute", "every-hour", "due-each-minute"];
/** The CDK's own function deploys the web app; website-files.test.ts says what it may do. */
const NOT_OURS = "websitefiles";
const fn = (name: string) => resource(template, "AWS::Lambda::Function", name).Properties;
const idOf = (type: string, name = "") =>
  resources(template, type).find(([id]) => id.includes(name.replaceAll("-", "")))?.[0];

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const statements = (policy: Resource): Statement[] => policy.Properties.PolicyDocument.Statement;

/** The name of a thing of SES in this account. */
const ofSes = (kind: string, ...name: object[]) => {
  const [partition, region, account] = ["Partition", "Region", "AccountId"].map((each) => ({
    Ref: `AWS::${each}`,
  }));
  return { "Fn::Join": ["", ["arn:", partition, ":ses:", region, ":", account, `:${kind}`, ...name]] };
};

/** The prefixes of the bucket of pictures, or all of it. */
const PREFIXES = ["pictures/*", "uploads/*"];
const inPictures = (prefix: string) => {
  const arn = { "Fn::GetAtt": [idOf("AWS::S3::Bucket", "pictures"), "Arn"] };
  return prefix === "" ? arn : { "Fn::Join": ["", [arn, `/${prefix}`]] };
};

/** A function's grants as `action resource`, with readable names for resources. */
function grants(name: string): string[] {
  const names = new Map<string, string>([
    [JSON.stringify({ "Fn::GetAtt": [idOf("AWS::DynamoDB::Table"), "Arn"] }), "table"],
    ...["bySession", "sweep"].map((index): [string, string] => [
      JSON.stringify({
        "Fn::Join": ["", [{ "Fn::GetAtt": [idOf("AWS::DynamoDB::Table"), "Arn"] }, `/index/${index}`]],
      }),
      `index ${index}`,
    ]),
    [JSON.stringify({ "Fn::GetAtt": [idOf("AWS::SQS::Queue", "queuenudges0"), "Arn"] }), "nudges"],
    [JSON.stringify({ "Fn::GetAtt": [idOf("AWS::SQS::Queue", "queuenotices"), "Arn"] }), "notices"],
    [JSON.stringify({ "Fn::GetAtt": [idOf("AWS::SQS::Queue", "queuespreadings"), "Arn"] }), "spreadings"],
    [JSON.stringify({ "Fn::GetAtt": [idOf("AWS::SQS::Queue", "changedeadletters"), "Arn"] }), "dead changes"],
    [
      JSON.stringify({ "Fn::GetAtt": [idOf("AWS::SQS::Queue", "feedbackqueuefeedbackB"), "Arn"] }),
      "feedback",
    ],
    [JSON.stringify({ "Fn::GetAtt": [idOf("AWS::DynamoDB::Table"), "StreamArn"] }), "stream"],
    [JSON.stringify({ "Fn::GetAtt": [idOf("AWS::Logs::LogGroup", name), "Arn"] }), "own log group"],
    [JSON.stringify(ofSes("identity/example.com")), "identity"],
    [JSON.stringify(ofSes("configuration-set/", { Ref: idOf("AWS::SES::ConfigurationSet") })), "mails"],
    ...[...PREFIXES, ""].map((prefix): [string, string] => [
      JSON.stringify(inPictures(prefix)),
      prefix === "" ? "pictures' bucket" : prefix.slice(0, -2),
    ]),
    [JSON.stringify("*"), "*"],
  ]);
  return statements(resource(template, "AWS::IAM::Policy", name))
    .flatMap(({ Action, Resource, Condition }) =>
      [Action].flat().flatMap((action) => {
        const on = `${Condition === undefined ? "" : ` if ${JSON.stringify(Condition)}`}`;
        return [Resource].flat().map((one) => {
          const what = names.get(JSON.stringify(one)) ?? JSON.stringify(one);
          return `${action} ${what}${on}`;
        });
      }),
    )
    .sort();
}

const FILES = PREFIXES.map((prefix) => JSON.stringify(inPictures(prefix)));
const isOfFiles = (on: unknown): boolean => [on].flat().every((one) => FILES.includes(JSON.stringify(one)));

const EVERY_FUNCTION = [
  "logs:CreateLogStream own log group",
  "logs:PutLogEvents own log group",
  "xray:PutTelemetryRecords *",
  "xray:PutTraceSegments *",
];
/** Operations on the table, for items whose partitions begin so. */
const onKeys = (partitions: string[], ...operations: string[]): string[] =>
  operations.map(
    (operation) =>
      `dynamodb:${operation} table if ${JSON.stringify({ "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions } })}`,
  );
const PROGRAMME = ["EVENTS", "EVENT#*", "SESSION#*"];
const TICKETS = ["TICKET#*", "TICKET-CODES#*", "TICKET-KEYS"];
const READS = ["BatchGetItem", "GetItem", "Query"];
/** Of functions that change RSVPs as their people ask. */
const RESERVER = [
  ...onKeys(["USER#*"], "Query"),
  "dynamodb:BatchGetItem table",
  "dynamodb:ConditionCheckItem table",
  "dynamodb:GetItem table",
  "dynamodb:Query index bySession",
  "dynamodb:UpdateItem table",
  "sqs:SendMessage nudges",
];
const STREAM_READER = [
  ...["DescribeStream", "GetRecords", "GetShardIterator"].map((operation) => `dynamodb:${operation} stream`),
  "sqs:SendMessage dead changes",
];

describe("permissions", () => {
  test.each([
    ["catalogue", [...onKeys(PROGRAMME, ...READS), ...onKeys(["ROLES#*"], "GetItem")]],
    [
      "attendee-reads",
      [
        "dynamodb:BatchGetItem table",
        "dynamodb:GetItem table",
        "dynamodb:Query index bySession",
        "dynamodb:Query table",
      ],
    ],
    [
      "calendar",
      [
        ...onKeys(["CALENDAR#*", "USER#*", ...PROGRAMME], ...READS),
        ...onKeys(["ROLES#*"], "GetItem"),
        "dynamodb:Query index bySession",
      ],
    ],
    [
      "personal",
      [...onKeys(["USER#*", "EVENTS", "EVENT#*"], ...READS, "UpdateItem"), ...onKeys(["ROLES#*"], "Query")],
    ],
    [
      "account",
      [
        ...onKeys(["USER#*", "RATE#*", "EVENT#*"], ...READS),
        ...onKeys(["USER#*", "SESSION#*", "FEEDBACK#*"], "UpdateItem"),
        ...onKeys(["USER#*"], "PutItem", "ConditionCheckItem"),
        ...onKeys(["ROLES#*"], "Query"),
        ...onKeys(
          [
            ...["USER#*", "RATE#*", "CALENDAR#*", "ROLES#*", "EVENT-ROLES#*", "TICKET#*", "TICKET-CODES#*"],
            "FEEDBACK#*",
          ],
          "DeleteItem",
        ),
        "sqs:SendMessage nudges",
      ],
    ],
    ["links", RESERVER],
    [
      "tickets",
      [
        ...onKeys(["USER#*", "EVENTS"], "GetItem"),
        ...onKeys(["USER#*", "RATE#*", ...TICKETS], "UpdateItem"),
        ...onKeys(["ROLES#*"], "GetItem"),
      ],
    ],
    [
      "door",
      [
        ...onKeys(
          ["USER#*", "SESSION#*", "EVENT#*", "TICKET#*", "TICKET-CODES#*"],
          "BatchGetItem",
          "GetItem",
        ),
        ...onKeys(["USER#*", "SESSION#*", "TICKET-KEYS"], "Query"),
        ...onKeys(["USER#*", "SESSION#*"], "UpdateItem"),
        ...onKeys(["USER#*", "SESSION#*"], "ConditionCheckItem"),
        ...onKeys(["ROLES#*"], "GetItem"),
        "dynamodb:Query index bySession",
        "sqs:SendMessage nudges",
      ],
    ],
    [
      "session-feedback",
      [
        ...onKeys(["USER#*", ...PROGRAMME], "BatchGetItem"),
        ...onKeys(["USER#*", "SESSION#*"], "ConditionCheckItem"),
        ...onKeys(["USER#*", "RATE#*", "FEEDBACK#*"], "UpdateItem"),
        ...onKeys(["FEEDBACK#*"], "DeleteItem"),
      ],
    ],
    [
      "change-notices",
      [
        ...onKeys(["FIGURES#*"], "UpdateItem"),
        ...onKeys(["USER#*"], "GetItem", "UpdateItem"),
        ...STREAM_READER,
        "sqs:SendMessage notices",
        "sqs:SendMessage spreadings",
      ],
    ],
    [
      "note-moves",
      [
        ...onKeys(["SESSION#*"], "GetItem"),
        ...onKeys(["USER#*"], "UpdateItem"),
        ...STREAM_READER,
        "dynamodb:Query index bySession",
      ],
    ],
    [
      "due-notices",
      [
        ...onKeys(["USER#*", ...PROGRAMME, "FEEDBACK#*"], ...READS),
        ...onKeys(["USER#*", "FEEDBACK#*"], "UpdateItem"),
        "dynamodb:Query index bySession",
        "dynamodb:Query index sweep",
        "sqs:SendMessage notices",
      ],
    ],
    [
      "spread-message",
      [
        ...onKeys(["USER#*", ...PROGRAMME], ...READS),
        ...onKeys(["USER#*", "EVENT#*"], "UpdateItem"),
        "dynamodb:Query index bySession",
        "sqs:ChangeMessageVisibility spreadings",
        "sqs:DeleteMessage spreadings",
        "sqs:GetQueueAttributes spreadings",
        "sqs:ReceiveMessage spreadings",
        "sqs:SendMessage notices",
        "sqs:SendMessage spreadings",
      ],
    ],
    [
      "notice-consumer",
      [
        ...onKeys(["USER#*", "EVENTS", "EVENT#*", "EVENT-ROLES#*"], "BatchGetItem", "GetItem", "UpdateItem"),
        ...onKeys(["USER#*", ...TICKETS], "GetItem", "UpdateItem"),
        ...onKeys(["USER#*"], "ConditionCheckItem"),
        ...["SendEmail", "SendRawEmail"].flatMap((operation) =>
          ["identity", "mails"].map(
            (what) =>
              `ses:${operation} ${what} if {"StringEquals":{"ses:FromAddress":"notices@example.com"}}`,
          ),
        ),
        "sqs:ChangeMessageVisibility notices",
        "sqs:DeleteMessage notices",
        "sqs:GetQueueAttributes notices",
        "sqs:ReceiveMessage notices",
      ],
    ],
    [
      "mail-feedback",
      [
        ...onKeys(["USER#*", "MAIL-STOPS#*"], "UpdateItem"),
        ...["ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "ReceiveMessage"].map(
          (operation) => `sqs:${operation} feedback`,
        ),
      ],
    ],
    ["reservations", RESERVER],
    [
      "graphql",
      [
        "dynamodb:BatchGetItem table",
        "dynamodb:ConditionCheckItem table",
        "dynamodb:GetItem table",
        "dynamodb:Query index bySession",
        "dynamodb:Query table",
        "dynamodb:UpdateItem table",
        "sqs:SendMessage nudges",
      ],
    ],
    [
      "organizer",
      [
        "dynamodb:BatchGetItem table",
        "dynamodb:ConditionCheckItem table",
        "dynamodb:GetItem table",
        ...onKeys(["ROLES#*", "EVENT-ROLES#*", "EVENT#*", "SESSION#*"], "DeleteItem"),
        "dynamodb:Query index bySession",
        "dynamodb:Query index sweep",
        "dynamodb:Query table",
        "dynamodb:UpdateItem table",
        "sqs:SendMessage nudges",
      ],
    ],
    [
      "nudge-consumer",
      [
        ...onKeys(["USER#*", "SESSION#*"], "Query"),
        "dynamodb:BatchGetItem table",
        "dynamodb:ConditionCheckItem table",
        "dynamodb:GetItem table",
        "dynamodb:Query index bySession",
        "dynamodb:UpdateItem table",
        "sqs:ChangeMessageVisibility nudges",
        "sqs:DeleteMessage nudges",
        "sqs:GetQueueAttributes nudges",
        "sqs:ReceiveMessage nudges",
        "sqs:SendMessage nudges",
      ],
    ],
    [
      "sweep",
      [
        "dynamodb:BatchGetItem table",
        "dynamodb:GetItem table",
        "dynamodb:Query index bySession",
        "dynamodb:Query index sweep",
        "dynamodb:UpdateItem table",
        "sqs:SendMessage nudges",
      ],
    ],
    [
      "pictures",
      [
        ...onKeys(["EVENTS"], "GetItem", "UpdateItem"),
        ...onKeys(["ROLES#*"], "GetItem"),
        "s3:DeleteObject pictures",
        "s3:GetObject uploads",
        "s3:ListBucket pictures' bucket",
        "s3:PutObject pictures",
        "s3:PutObject uploads",
      ],
    ],
    ["audit", ["dynamodb:BatchGetItem table", "dynamodb:Query index bySession", "dynamodb:Query table"]],
  ])("allow %s exactly this", (name, expected) => {
    expect(grants(name)).toEqual([...expected, ...EVERY_FUNCTION].sort());
  });

  test("come only from the function's own policy, not from one that AWS manages", () => {
    const roles = resources(template, "AWS::IAM::Role");
    expect(roles).toHaveLength(FUNCTIONS.length + SCHEDULES.length + 1);
    for (const [, role] of roles) {
      expect(role.Properties).not.toHaveProperty("ManagedPolicyArns");
      expect(role.Properties).not.toHaveProperty("Policies");
    }
  });

  test("have a wildcard only for X-Ray, which has no resources, and for files", () => {
    const wild = resources(template, "AWS::IAM::Policy")
      .filter(([id]) => !id.includes(NOT_OURS))
      .flatMap(([, policy]) => statements(policy))
      .filter(({ Action, Resource }) => /\*/.test(JSON.stringify([Action, Resource])))
      .filter(({ Resource }) => !isOfFiles(Resource));
    for (const { Action, Resource } of wild) {
      expect({ Action, Resource }).toEqual({
        Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
        Resource: "*",
      });
    }
  });
});

describe("every function", () => {
  test.each([
    ["catalogue", 1024, 10],
    ["attendee-reads", 512, 10],
    ["calendar", 512, 10],
    ["personal", 512, 10],
    ["account", 512, 29],
    ["links", 512, 20],
    ["reservations", 512, 20],
    ["tickets", 512, 20],
    ["session-feedback", 512, 20],
    ["door", 1024, 29],
    ["graphql", 1024, 20],
    ["organizer", 1024, 29],
    ["pictures", 512, 20],
    ["nudge-consumer", 512, 10],
    ["sweep", 512, 50],
    ["audit", 512, 300],
    ["change-notices", 512, 30],
    ["note-moves", 512, 300],
    ["due-notices", 512, 50],
    ["spread-message", 512, 60],
    ["notice-consumer", 512, 30],
    ["mail-feedback", 512, 10],
  ])("%s has %i MiB and %i s, on Node 24 and arm64, traced, from a bundle", (name, MemorySize, Timeout) => {
    expect(fn(name)).toMatchObject({
      MemorySize,
      Timeout,
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      TracingConfig: { Mode: "Active" },
      Handler: "index.handler",
      LoggingConfig: { LogFormat: "JSON", LogGroup: { Ref: idOf("AWS::Logs::LogGroup", name) } },
    });
  });

  test("is one of those listed here", () => {
    expect(serviceFunctions(template)).toHaveLength(FUNCTIONS.length);
  });

  test("behind the API answers before the API times out", () => {
    for (const [, { Properties }] of resources(template, "AWS::ApiGatewayV2::Integration")) {
      const [id] = Properties.IntegrationUri["Fn::GetAtt"];
      expect(resource(template, "AWS::Lambda::Function", id).Properties.Timeout).toBeLessThan(30);
    }
  });

  test("that reserves seats has ended before a call counts as one that is over", () => {
    for (const name of ["reservations", "graphql"])
      expect(fn(name).Timeout * 1_000).toBeLessThan(MAX_CALL_MS);
  });

  test("keeps its log for three months", () => {
    for (const name of FUNCTIONS) {
      expect(resource(template, "AWS::Logs::LogGroup", name).Properties.RetentionInDays).toBe(90);
    }
  });
});

describe("environment variables", () => {
  const TABLE_NAME = { Ref: idOf("AWS::DynamoDB::Table") };
  const secret = { Ref: idOf("AWS::SecretsManager::Secret", "originsecret") };
  const ORIGIN_SECRETS = { "Fn::Join": ["", ["{{resolve:secretsmanager:", secret, ":SecretString:::}}"]] };
  const ORIGIN = { ORIGIN_SECRETS, DIRECT_REQUESTS: "refused" };
  const NUDGE_QUEUE_URL = { Ref: idOf("AWS::SQS::Queue", "queuenudges0") };
  const PICTURES_BUCKET = { Ref: idOf("AWS::S3::Bucket", "pictures") };
  const pictures = { "Fn::GetAtt": [idOf("AWS::S3::Bucket", "pictures"), "RegionalDomainName"] };
  const PICTURES_URL = { "Fn::Join": ["", ["https://", pictures]] };
  const website = { "Fn::GetAtt": [idOf("AWS::CloudFront::Distribution"), "DomainName"] };
  const WEBSITE_URL = { "Fn::Join": ["", ["https://", website]] };
  const linkSecret = { Ref: idOf("AWS::SecretsManager::Secret", "linksecret") };
  const LINK_SECRETS = {
    "Fn::Join": ["", ["{{resolve:secretsmanager:", linkSecret, ":SecretString:::}}"]],
  };
  const ticketSecret = { Ref: idOf("AWS::SecretsManager::Secret", "ticketsecret") };
  const TICKETS_SIGNED = {
    TICKET_SECRETS: {
      "Fn::Join": ["", ["{{resolve:secretsmanager:", ticketSecret, ":SecretString:::}}"]],
    },
    TICKET_GENERATIONS: "1",
  };
  const pushSecret = { Ref: idOf("AWS::SecretsManager::Secret", "pushsecret") };
  const PUSH_SECRET = {
    "Fn::Join": ["", ["{{resolve:secretsmanager:", pushSecret, ":SecretString:::}}"]],
  };
  const NOTICES_QUEUE_URL = { Ref: idOf("AWS::SQS::Queue", "queuenotices") };
  const SPREADING_QUEUE_URL = { Ref: idOf("AWS::SQS::Queue", "queuespreadings") };
  const NOTICES = { TABLE_NAME, NOTICES_QUEUE_URL, NOTICE_CHANNELS: "mail,push" };
  const TOKENS = {
    TOKEN_ISSUER: resource(template, "AWS::ApiGatewayV2::Authorizer").Properties.JwtConfiguration.Issuer,
    TOKEN_AUDIENCE: { Ref: idOf("AWS::Cognito::UserPoolClient") },
  };
  test.each([
    [
      "catalogue",
      {
        ...{ TABLE_NAME, ...TOKENS, ORGANIZER_GROUP: "organizer", INTROSPECTION: "off" },
        ...ORIGIN,
      },
    ],
    ["attendee-reads", { TABLE_NAME, ORGANIZER_GROUP: "organizer", ...ORIGIN }],
    ["calendar", { TABLE_NAME, ...TOKENS, ORGANIZER_GROUP: "organizer", WEBSITE_URL, ...ORIGIN }],
    [
      "reservations",
      {
        TABLE_NAME,
        NUDGE_QUEUE_URL,
        RATE_LIMIT_CALLS: "5",
        RATE_LIMIT_PERIOD_SECONDS: "60",
        WEBSITE_URL,
        ...ORIGIN,
      },
    ],
    [
      "tickets",
      {
        ...{ TABLE_NAME, ...TICKETS_SIGNED, ORGANIZER_GROUP: "organizer" },
        ...{ RATE_LIMIT_CALLS: "5", RATE_LIMIT_PERIOD_SECONDS: "60" },
        ...ORIGIN,
      },
    ],
    ["session-feedback", { TABLE_NAME, RATE_LIMIT_CALLS: "5", RATE_LIMIT_PERIOD_SECONDS: "60", ...ORIGIN }],
    [
      "door",
      { TABLE_NAME, NUDGE_QUEUE_URL, TICKET_GENERATIONS: "1", ORGANIZER_GROUP: "organizer", ...ORIGIN },
    ],
    [
      "graphql",
      {
        ...ORIGIN,
        TABLE_NAME,
        NUDGE_QUEUE_URL,
        RATE_LIMIT_CALLS: "5",
        RATE_LIMIT_PERIOD_SECONDS: "60",
        ...TOKENS,
        ORGANIZER_GROUP: "organizer",
        INTROSPECTION: "off",
      },
    ],
    ["organizer", { TABLE_NAME, NUDGE_QUEUE_URL, ORGANIZER_GROUP: "organizer", ...ORIGIN }],
    ["pictures", { TABLE_NAME, ORGANIZER_GROUP: "organizer", PICTURES_BUCKET, PICTURES_URL, ...ORIGIN }],
    ["nudge-consumer", { TABLE_NAME, NUDGE_QUEUE_URL, DEALING: "on" }],
    ["sweep", { TABLE_NAME, NUDGE_QUEUE_URL, DEALING: "on" }],
    ["personal", { TABLE_NAME, PUSH_SECRET, WEBSITE_URL, ORGANIZER_GROUP: "organizer", ...ORIGIN }],
    ["account", { TABLE_NAME, NUDGE_QUEUE_URL, WEBSITE_URL, ...ORIGIN }],
    ["links", { TABLE_NAME, NUDGE_QUEUE_URL, LINK_SECRETS, WEBSITE_URL, ...ORIGIN }],
    ["change-notices", { ...NOTICES, SPREADING_QUEUE_URL }],
    ["spread-message", { ...NOTICES, SPREADING_QUEUE_URL }],
    ["note-moves", { TABLE_NAME }],
    ["due-notices", NOTICES],
    [
      "notice-consumer",
      {
        ...{ TABLE_NAME, NOTICES_QUEUE_URL, LINK_SECRETS, ...TICKETS_SIGNED, WEBSITE_URL },
        MAIL_FROM: '"Session RSVP" <notices@example.com>',
        MAIL_CONFIGURATION_SET: { Ref: idOf("AWS::SES::ConfigurationSet") },
        PUSH_SECRET,
        PUSH_CONTACT: "mailto:notices@example.com",
      },
    ],
    [
      "mail-feedback",
      { TABLE_NAME, FEEDBACK_QUEUE_URL: { Ref: idOf("AWS::SQS::Queue", "feedbackqueuefeedbackB") } },
    ],
    ["audit", { TABLE_NAME }],
  ])("of %s are these and no others", (name, own) => {
    expect(fn(name).Environment.Variables).toEqual({
      ...own,
      POWERTOOLS_SERVICE_NAME: name,
      POWERTOOLS_METRICS_NAMESPACE: expect.stringMatching(
        /^SessionRsvp\/SessionRsvplocal-Service-[0-9A-F]{8}$/,
      ),
      POWERTOOLS_LOG_LEVEL: "INFO",
    });
  });
});
