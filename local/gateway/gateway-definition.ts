import { resourcesOfType, type Template } from "../template/cloudformation.ts";
import type { Resolver } from "../template/resolver.ts";

interface JwtAuthorizerDefinition {
  readonly audience: readonly string[];
  /** The request header that carries the token, in lower case. */
  readonly header: string;
}

export interface Route {
  /** `GET /api/events/{eventId}` or `$default`. */
  readonly key: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
  readonly authorizer?: JwtAuthorizerDefinition;
  readonly scopes: readonly string[];
}

export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface CorsConfiguration {
  AllowOrigins?: string[];
  AllowMethods?: string[];
  AllowHeaders?: string[];
  ExposeHeaders?: string[];
  AllowCredentials?: boolean;
  MaxAge?: number;
}

/** The template's definition of the HTTP API. */
export interface GatewayDefinition {
  readonly apiId: string;
  readonly stage: string;
  readonly routes: readonly Route[];
  readonly cors?: CorsConfiguration;
  readonly defaultThrottle?: Throttle;
  readonly throttles: ReadonlyMap<string, Throttle>;
}

interface RouteProperties {
  RouteKey: string;
  Target: string;
  AuthorizationType?: string;
  AuthorizerId?: string;
  AuthorizationScopes?: string[];
}

interface IntegrationProperties {
  IntegrationType: string;
  IntegrationUri: string;
  TimeoutInMillis?: number;
}

interface AuthorizerProperties {
  AuthorizerType: string;
  IdentitySource?: string[];
  JwtConfiguration?: { Audience?: string[] };
}

interface RouteSettings {
  ThrottlingRateLimit?: number;
  ThrottlingBurstLimit?: number;
}

interface StageProperties {
  StageName: string;
  DefaultRouteSettings?: RouteSettings;
  RouteSettings?: Record<string, RouteSettings>;
}

/** API Gateway's default and maximum for an HTTP API. */
const INTEGRATION_TIMEOUT_MS = 30_000;

export function readGateway(template: Template, resolver: Resolver): GatewayDefinition {
  const read = <T>(type: string): [string, T][] =>
    resourcesOfType(template, type).map(([logicalId, { Properties }]) => [
      String(resolver({ Ref: logicalId })),
      resolver(Properties) as T,
    ]);
  const [api] = read<{ CorsConfiguration?: CorsConfiguration }>("AWS::ApiGatewayV2::Api");
  if (api === undefined) throw new Error("The template has no HTTP API");
  const [stage] = read<StageProperties>("AWS::ApiGatewayV2::Stage");
  const integrations = new Map(read<IntegrationProperties>("AWS::ApiGatewayV2::Integration"));
  const authorizers = new Map(read<AuthorizerProperties>("AWS::ApiGatewayV2::Authorizer"));
  const routes = read<RouteProperties>("AWS::ApiGatewayV2::Route");
  const defaultThrottle = throttleOf(stage?.[1].DefaultRouteSettings);
  return {
    apiId: api[0],
    stage: stage?.[1].StageName ?? "$default",
    routes: routes.map(([, route]) => routeOf(route, integrations, authorizers)),
    ...(api[1].CorsConfiguration && { cors: api[1].CorsConfiguration }),
    ...(defaultThrottle && { defaultThrottle }),
    throttles: throttlesOf(stage?.[1].RouteSettings ?? {}),
  };
}

function routeOf(
  route: RouteProperties,
  integrations: ReadonlyMap<string, IntegrationProperties>,
  authorizers: ReadonlyMap<string, AuthorizerProperties>,
): Route {
  const integration = integrations.get(route.Target.replace(/^integrations\//, ""));
  if (integration?.IntegrationType !== "AWS_PROXY") {
    throw new Error(`Route ${route.RouteKey} has no Lambda integration`);
  }
  const secured = route.AuthorizationType !== undefined && route.AuthorizationType !== "NONE";
  return {
    key: route.RouteKey,
    functionArn: functionArnOf(integration.IntegrationUri),
    timeoutMs: integration.TimeoutInMillis ?? INTEGRATION_TIMEOUT_MS,
    ...(secured && { authorizer: authorizerOf(route, authorizers.get(route.AuthorizerId ?? "")) }),
    scopes: route.AuthorizationScopes ?? [],
  };
}

function authorizerOf(route: RouteProperties, authorizer?: AuthorizerProperties): JwtAuthorizerDefinition {
  // A route with an unsupported authorizer must not become public.
  if (route.AuthorizationType !== "JWT" || authorizer?.AuthorizerType !== "JWT") {
    throw new Error(`Route ${route.RouteKey} asks for an authorizer that is not a JWT authorizer`);
  }
  const [source = "$request.header.Authorization"] = authorizer.IdentitySource ?? [];
  const header = /^\$request\.header\.([\w-]+)$/.exec(source)?.[1];
  if (header === undefined) throw new Error(`Identity source ${source} is not a request header`);
  return { audience: authorizer.JwtConfiguration?.Audience ?? [], header: header.toLowerCase() };
}

/** The URI is the function's ARN or API Gateway's invocation path around it. */
function functionArnOf(uri: string): string {
  return /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

function throttleOf(settings: RouteSettings | undefined): Throttle | undefined {
  if (settings?.ThrottlingRateLimit === undefined) return undefined;
  const ratePerSecond = Number(settings.ThrottlingRateLimit);
  return { ratePerSecond, burst: Number(settings.ThrottlingBurstLimit ?? ratePerSecond) };
}

function throttlesOf(settings: Record<string, RouteSettings>): Map<string, Throttle> {
  const throttles = new Map<string, Throttle>();
  for (const [routeKey, routeSettings] of Object.entries(settings)) {
    const throttle = throttleOf(routeSettings);
    if (throttle !== undefined) throttles.set(routeKey, throttle);
  }
  return throttles;
}
