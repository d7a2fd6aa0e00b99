import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccessLogField, AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CorsHttpMethod,
  type CorsPreflightOptions,
  DomainName,
  HttpApi as GatewayHttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
  SecurityPolicy,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { ICertificate } from "aws-cdk-lib/aws-certificatemanager";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { ARecord, type IHostedZone, RecordTarget } from "aws-cdk-lib/aws-route53";
import { ApiGatewayv2DomainProperties } from "aws-cdk-lib/aws-route53-targets";
import { Construct } from "constructs";
import type { Authority } from "./authority.ts";
import { isOrigin } from "./origin.ts";
import type { OriginSecret } from "./origin-secret.ts";
import type { ServiceFunction } from "./service-function.ts";
import { Throttles, type Throttling } from "./throttling.ts";

export interface CustomDomain {
  readonly domainName: string;
  /** A certificate for that name, in the region of the stack. */
  readonly certificate: ICertificate;
  /**
   * The zone in which the alias record is written.
   * @default - no record: the name is pointed at the API by other means
   */
  readonly hostedZone?: IHostedZone;
}

export interface HttpApiProps {
  readonly authority: Authority;
  readonly originSecret: OriginSecret;
  /** @default - as much as the account has */
  readonly expectedCrowd?: number | undefined;
  /** @default false */
  readonly quotasRaised?: boolean | undefined;
  /** @default - as `expectedCrowd` says */
  readonly throttling?: Throttling | undefined;
  /** @default - the address that API Gateway gives */
  readonly domain?: CustomDomain | undefined;
  /** @default - none */
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    sourceIp: AccessLogField.contextIdentitySourceIp(),
    method: AccessLogField.contextHttpMethod(),
    // The path of a calendar link has its secret, so the route alone is logged.
    route: AccessLogField.contextRouteKey(),
    status: AccessLogField.contextStatus(),
    responseLength: AccessLogField.contextResponseLength(),
    latencyMs: AccessLogField.contextResponseLatency(),
    integrationLatencyMs: AccessLogField.contextIntegrationLatency(),
    authorizerError: AccessLogField.contextAuthorizerError(),
    integrationError: AccessLogField.contextIntegrationErrorMessage(),
  }),
);

/**
 * `public` routes need no token, and `signed-in` ones need a valid one. On `token-optional` routes the
 * function verifies a token if there is one, because an authorizer would refuse callers without any. On
 * `by-link` routes a secret in the path names the person, and on `signed-link` routes a signed token does. The function
 * decides what the caller may do.
 */
export type Access = "public" | "signed-in" | "token-optional" | "by-link" | "signed-link";

const OPEN_ON_PURPOSE: Partial<Record<Access, string>> = {
  public: "Open on purpose: the programme names no attendee, and its function cannot read RSVPs.",
  "by-link":
    "Open on purpose: calendar programs send no tokens. A secret of 256 bits in the path names one person, and its function only reads.",
  "signed-link":
    "Open on purpose: people answer an offer from a mail without signing in. The link is signed for one person and one offer, and only a POST acts.",
  "token-optional":
    "Open on purpose: some of it is public. The function verifies each token that is sent, and changes nothing for a person without one.",
};

export class HttpApi extends Construct {
  readonly url: string;
  readonly api: GatewayHttpApi;
  readonly accessLog: LogGroup;
  private readonly integrations = new Map<ServiceFunction, HttpLambdaIntegration>();
  /** The functions behind its routes. */
  readonly functions = new Set<ServiceFunction>();
  private readonly throttles: Throttles;
  private readonly authorizers: Record<Access, IHttpRouteAuthorizer>;
  private readonly originSecret: OriginSecret;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    this.originSecret = props.originSecret;
    this.api = new GatewayHttpApi(this, "api", {
      createDefaultStage: false,
      disableExecuteApiEndpoint: props.domain !== undefined,
      ...(props.allowedOrigins && { corsPreflight: corsFor(props.allowedOrigins) }),
    });
    this.authorizers = {
      public: new HttpNoneAuthorizer(),
      "token-optional": new HttpNoneAuthorizer(),
      "by-link": new HttpNoneAuthorizer(),
      "signed-link": new HttpNoneAuthorizer(),
      "signed-in": new HttpJwtAuthorizer("jwt", props.authority.issuer, {
        jwtAudience: [...props.authority.audience],
      }),
    };
    this.accessLog = new LogGroup(this, "access-log", {
      retention: props.logRetention,
      removalPolicy: props.removalPolicy,
    });
    const domainName = props.domain === undefined ? undefined : this.addDomain(props.domain);
    this.throttles = new Throttles(this, "throttles", props);
    const stage = new HttpStage(this, "stage", {
      httpApi: this.api,
      autoDeploy: true,
      throttle: this.throttles.ofAll,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog),
        format: ACCESS_LOG_FORMAT,
      },
      ...(domainName === undefined ? {} : { domainMapping: { domainName } }),
    });
    this.throttles.applyTo(stage);
    this.url = props.domain === undefined ? this.api.apiEndpoint : `https://${props.domain.domainName}`;
  }

  /**
   * @param routes as in `GET /api/events/{eventId}`, or `$default` for every path that no other route takes
   */
  route(fn: ServiceFunction, access: Access, routes: readonly string[]): void {
    this.functions.add(fn);
    this.originSecret.allowRecognizing(fn);
    const integration = this.integrationOf(fn);
    for (const route of routes) {
      const httpRoute = new HttpRoute(this, route, {
        httpApi: this.api,
        routeKey: routeKey(route),
        integration,
        authorizer: this.authorizers[access],
      });
      if (access !== "signed-in" && route.startsWith("GET ")) this.throttles.readBy(httpRoute, route);
      const reason = OPEN_ON_PURPOSE[access];
      if (reason !== undefined) Validations.of(httpRoute).acknowledge({ id: "AwsSolutions-APIG4", reason });
    }
    Validations.of(fn.function).acknowledge({
      id: "Serverless-LambdaDLQ",
      reason:
        "It is invoked synchronously: the caller gets the failure, and Lambda queues nothing that could be lost.",
    });
  }

  /** All routes of a function share one integration. */
  private integrationOf(fn: ServiceFunction): HttpLambdaIntegration {
    const integration =
      this.integrations.get(fn) ?? new HttpLambdaIntegration(`${fn.node.id}-integration`, fn.invoked);
    this.integrations.set(fn, integration);
    return integration;
  }

  private addDomain(domain: CustomDomain): DomainName {
    const name = new DomainName(this, "domain", {
      domainName: domain.domainName,
      certificate: domain.certificate,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    if (domain.hostedZone !== undefined) {
      new ARecord(this, "alias", {
        zone: domain.hostedZone,
        recordName: domain.domainName,
        target: RecordTarget.fromAlias(
          new ApiGatewayv2DomainProperties(name.regionalDomainName, name.regionalHostedZoneId),
        ),
      });
    }
    return name;
  }
}

/** Pages of other origins may do what attendees do. Organizers use the web app. */
function corsFor(origins: readonly string[]): CorsPreflightOptions {
  for (const origin of origins) {
    if (origin !== "*" && !isOrigin(origin))
      throw new Error(`allowedOrigins: '${origin}' is not an origin such as https://conference.example`);
  }
  return {
    allowOrigins: [...origins],
    allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.DELETE],
    allowHeaders: ["authorization", "content-type", "if-match"],
    exposeHeaders: ["etag", "retry-after"],
    maxAge: Duration.hours(1),
  };
}

function routeKey(route: string): HttpRouteKey {
  const [method, path] = route.split(" ");
  if (route === "$default") return HttpRouteKey.DEFAULT;
  const known = Object.values(HttpMethod).find((candidate) => candidate === method);
  if (known === undefined || path === undefined) throw new Error(`This is not a route: ${route}`);
  return HttpRouteKey.with(path, known);
}
