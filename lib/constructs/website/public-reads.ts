import { Duration, Names, Stack } from "aws-cdk-lib";
import {
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Function as CloudFrontFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
} from "aws-cdk-lib/aws-cloudfront";
import { Construct } from "constructs";
import { ORGANIZER_TOKEN_HEADER, PUBLIC_READ_SECONDS } from "../../../functions/contract/environment.ts";
import { organizerTokensFunction } from "./organizer-tokens.ts";

export interface PublicReadsProps {
  /** How the API is asked: not cached, and through the shield. */
  readonly api: BehaviorOptions;
  readonly shielded: BehaviorOptions;
  readonly organizerGroup: string;
  /** If so, API Gateway's answers depend on the origin of the page. */
  readonly hasAllowedOrigins: boolean;
}

/** Any further parameter would let everybody ask past the cache. */
const KEPT = {
  seats: { seconds: PUBLIC_READ_SECONDS.seats, query: CacheQueryStringBehavior.none() },
  programme: { seconds: PUBLIC_READ_SECONDS.programme, query: CacheQueryStringBehavior.none() },
  agenda: {
    seconds: PUBLIC_READ_SECONDS.programme,
    // The API refuses every value but two before it reads anything.
    query: CacheQueryStringBehavior.allowList("abstracts"),
  },
};

/** Behaviours for answers that are the same for everybody: CloudFront asks for each once and keeps it for seconds. */
export class PublicReads extends Construct {
  /** By path, in the order in which CloudFront compares them. `*` also matches a slash, so longer paths come first. */
  readonly behaviors: Record<string, BehaviorOptions>;

  constructor(scope: Construct, id: string, props: PublicReadsProps) {
    super(scope, id);
    const { api } = props;
    const organizerTokens = new CloudFrontFunction(this, "organizer-tokens", {
      comment: "Asks for organizers apart, and for all others alike",
      code: FunctionCode.fromInline(organizerTokensFunction(props.organizerGroup)),
      runtime: FunctionRuntime.JS_2_0,
    });
    const seats = this.cached(props, "seats", organizerTokens);
    const programme = this.cached(props, "programme", organizerTokens);
    const agenda = this.cached(props, "agenda", organizerTokens);
    this.behaviors = {
      "/api/events/*/seats": seats,
      "/api/events/*/sessions": agenda,
      "/api/events/*/*": api,
      "/api/events/*": programme,
      "/api/events": programme,
      "/api/sessions/*/standby": seats,
      "/api/sessions/*/calendar.ics": programme,
      "/api/sessions/*/*": api,
      "/api/sessions/*": programme,
    };
  }

  private cached(
    { shielded, hasAllowedOrigins }: PublicReadsProps,
    what: keyof typeof KEPT,
    organizerTokens: CloudFrontFunction,
  ): BehaviorOptions {
    const { seconds, query } = KEPT[what];
    const cachePolicy = new CachePolicy(this, `${what}-caching`, {
      cachePolicyName: this.nameOf(what),
      comment: `Session RSVP: ${what}, ${seconds} s at most and as long as the API says`,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(seconds),
      headerBehavior: CacheHeaderBehavior.allowList(
        ORGANIZER_TOKEN_HEADER,
        ...(hasAllowedOrigins ? ["Origin"] : []),
      ),
      queryStringBehavior: query,
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
    const eventType = FunctionEventType.VIEWER_REQUEST;
    return { ...shielded, cachePolicy, functionAssociations: [{ function: organizerTokens, eventType }] };
  }

  /** Names are global, and must differ from region to region. */
  private nameOf(what: string): string {
    return `${Names.uniqueResourceName(this, { maxLength: 80 })}-${what}-${Stack.of(this).region}`;
  }
}
