import { Environment } from "../functions/contract/environment.ts";
import { startAdmin } from "./admin/admin.ts";
import { reportLedger } from "./admin/ledger-report.ts";
import { userClaims } from "./admin/user-claims.ts";
import { startAwsProxy } from "./aws-proxy/aws-proxy.ts";
import { Cleanup } from "./cleanup.ts";
import type { Issuer } from "./engines/issuer.ts";
import { explorers } from "./explorers/explorers.ts";
import { readFunctions } from "./functions/function-definition.ts";
import { startFunctions } from "./functions/functions.ts";
import { readEdge } from "./gateway/edge.ts";
import { gatewayListener, openPort } from "./gateway/gateway.ts";
import { type GatewayDefinition, readGateway } from "./gateway/gateway-definition.ts";
import { openLocalTable } from "./local-table.ts";
import { readFeedbackQueues } from "./outbox/feedback-queues.ts";
import { Outbox } from "./outbox/outbox.ts";
import { createOutboxPages } from "./outbox/outbox-pages.ts";
import { publishFeedback } from "./outbox/publish-feedback.ts";
import { provisionEngines } from "./provision.ts";
import { startPushService } from "./push/push-service.ts";
import type { RunFile } from "./run-file.ts";
import { readBuckets } from "./s3/buckets.ts";
import { folderOfFiles, openFileStore } from "./s3/file-store.ts";
import { S3_PATH } from "./s3/s3.ts";
import { createPictures, readServedBucket } from "./s3/served-pictures.ts";
import { groupsOf, ORGANIZER_GROUP, sampleAttendees } from "./sample-attendees.ts";
import { allSettled, type EngineOptions, startEngines } from "./service-engines.ts";
import { LOCAL_REGION } from "./template/account.ts";
import { createResolver } from "./template/resolver.ts";
import type { Assembly } from "./template/synthesize.ts";
import type { Throttles } from "./throttles.ts";
import { startTriggers } from "./triggers/triggers.ts";
import { unserved } from "./unserved.ts";
import { createWebsite } from "./website/website.ts";

export interface ServiceOptions extends EngineOptions {
  /** It may still be a promise: the engines start meanwhile. */
  readonly assembly: Assembly | Promise<Assembly>;
  /** 0 picks a free port. */
  readonly port: number;
  /** Concurrent transactions conflict, as on AWS. */
  readonly conflicts: boolean;
  /**
   * Partitions throttle as on AWS, and API Gateway refuses in its own words.
   * @default - partitions have no limits
   */
  readonly throttles?: Throttles | undefined;
  /**
   * Functions also run when the template's queues and schedules say so, not only on request.
   * @default true
   */
  readonly triggers?: boolean | undefined;
  /** Gives the service its own tables on a shared engine. */
  readonly tablePrefix?: string | undefined;
  /**
   * The table has its stream, which slows the engine down.
   * @default true
   */
  readonly streams?: boolean | undefined;
  /** Replaces the template's values, in functions that have the variable. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /**
   * Folder of the files in buckets, which are the pictures of events.
   * @default - they end with the service
   */
  readonly filesDirectory?: string | undefined;
  /** Folder of the built web app, served beside the API. */
  readonly website?: string | undefined;
  progress?(line: string): void;
  /** Receives what the functions print. */
  output?(line: string): void;
  /** Receives errors: refused calls, failed invocations. */
  log(line: string): void;
}

/** A running service. Its run file tells other processes the same facts. */
export interface Service extends RunFile {
  token(user: string, groups: readonly string[], expiresInSeconds?: number): Promise<string>;
  stop(): Promise<void>;
}

export async function startService(options: ServiceOptions): Promise<Service> {
  const cleanup = new Cleanup();
  try {
    return await compose(options, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function compose(options: ServiceOptions, cleanup: Cleanup): Promise<Service> {
  const { conflicts, throttles, log, port, progress = () => undefined, triggers = true } = options;
  const [engines, assembly] = await allSettled([startEngines(options, cleanup), options.assembly]);
  const { issuer, dynamodbEndpoint, sqsEndpoint } = engines;
  const outbox = new Outbox();
  const files = openFileStore(await folderOfFiles(options.filesDirectory, cleanup));
  const proxy = cleanup.own(
    await startAwsProxy({ dynamodbEndpoint, sqsEndpoint, conflicts, throttles, outbox, files, log }),
  );
  const provisioned = await provisionEngines(assembly.template, {
    dynamodbEndpoint,
    sqsEndpoint,
    proxyUrl: proxy.url,
    streams: options.streams,
    ...(options.tablePrefix !== undefined && { tablePrefix: options.tablePrefix }),
  });
  progress(`provided   ${[provisioned.tableName, ...Object.keys(provisioned.queueUrls)].join(", ")}`);
  const resolver = createResolver(assembly.template, provisioned.physical);
  const buckets = readBuckets(assembly.template, resolver);
  proxy.openBuckets(buckets);
  const served = readServedBucket(assembly.template, resolver, buckets);
  const open = cleanup.own(await openPort(port));
  const definitions = await readFunctions(assembly, resolver, {
    // The template's issuer is in the cloud.
    [Environment.tokenIssuer]: issuer.url,
    [Environment.introspection]: "on",
    [Environment.websiteUrl]: open.url,
    ...(served && { [Environment.picturesUrl]: proxy.url + S3_PATH + served.bucket }),
    ...options.environment,
  });
  const functions = cleanup.own(
    startFunctions({
      definitions,
      proxy,
      region: LOCAL_REGION,
      output: options.output ?? (() => undefined),
      log,
    }),
  );
  functions.warm();
  progress(`functions  ${functions.names.join(", ")}`);
  const definition = readGateway(assembly.template, resolver);
  const audience = audienceOf(definition);
  const token: Issuer["token"] = (claims, expiresInSeconds) =>
    issuer.token(claims, lifetime(expiresInSeconds, functions.clockOffsetMs));
  issuer.signIn((user) => ({
    ...userClaims(user ?? sampleAttendees[0].user, groupsOf(user ?? ""), audience),
    exp: Math.floor(Date.now() / 1_000 + lifetime(TOKEN_LIFETIME_SECONDS, functions.clockOffsetMs)),
  }));
  const config = {
    issuer: issuer.url,
    clientId: audience,
    organizerGroup: ORGANIZER_GROUP,
    sampleAttendees,
  };
  const website =
    options.website && createWebsite({ directory: options.website, config, uploadOrigin: proxy.url });
  const edge = readEdge(assembly.template, resolver);
  const pictures = served ? [createPictures(files, served)] : [];
  const beside = [explorers, createOutboxPages(outbox), ...pictures, ...(website ? [website] : [])];
  open.serve(gatewayListener({ definition, functions, issuer, edge, throttles, log, beside }));
  // The functions stop after the requests that they still answer.
  cleanup.own(open);
  const table = openLocalTable({ dynamodbEndpoint, tableName: provisioned.tableName });
  cleanup.add(() => table.client.destroy());
  const ledger = (sessionId: string) => reportLedger(table, sessionId);
  const now = () => new Date(Date.now() + functions.clockOffsetMs);
  const push = cleanup.own(await startPushService({ outbox, now, log }));
  const admin = cleanup.own(
    await startAdmin({ functions, proxy, issuer: { token }, audience, ledger, outbox, push, log }),
  );
  progress(`gateway    ${definition.routes.length} routes · admin ${admin.url}`);
  const ignored = unserved(assembly.template);
  if (triggers) {
    const { template } = assembly;
    const started = cleanup.own(
      startTriggers({
        template,
        resolver,
        definitions,
        functions,
        proxy,
        engines: { dynamodbEndpoint, sqsEndpoint },
        log,
      }),
    );
    ignored.push(...started.unserved);
    const queues = readFeedbackQueues(template, resolver);
    cleanup.own(publishFeedback({ outbox, queues, sqsEndpoint, log }));
    if (started.names.length > 0) progress(`triggers   ${started.names.join(" · ")}`);
  }
  progress(`ignored    only in the cloud: ${ignored.join(", ")}`);
  return {
    pid: process.pid,
    url: open.url,
    adminUrl: admin.url,
    issuer: issuer.url,
    dynamodbEndpoint,
    sqsEndpoint,
    tableName: provisioned.tableName,
    queueUrls: provisioned.queueUrls,
    functions: functions.names,
    token: (user, groups, expiresInSeconds = 3600) =>
      token(userClaims(user, groups, audience), expiresInSeconds),
    stop: () => cleanup.run(),
  };
}

/** Lifetime of a token from a sign-in. */
const TOKEN_LIFETIME_SECONDS = 3_600;

/**
 * A function that verifies tokens uses the functions' clock; an expired token must be expired by any clock.
 */
const lifetime = (seconds: number, clockOffsetMs: number): number =>
  seconds > 0 ? seconds + clockOffsetMs / 1_000 : seconds;

/** Tokens are made for the audience that the template's routes require. */
function audienceOf({ routes }: GatewayDefinition): string {
  return routes.find(({ authorizer }) => authorizer !== undefined)?.authorizer?.audience[0] ?? "local";
}
