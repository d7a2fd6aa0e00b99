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
import { ORGANIZER_TOKEN_HEADER } from "../../../functions/contract/environment.ts";
import { organizerTokensFunction } from "./organizer-tokens.ts";

export interface PublicReadsProps {
  /** How the API is asked: not cached, and through the shield. */
  readonly api: BehaviorOptions;
  readonly shielded: BehaviorOptions;
  readonly organizerGroup: string;
  /** What API Gateway answers depends on the origin of the page then. */
  readonly hasAllowedOrigins: boolean;
}

/** What the API answers to everybody alike is read once for everybody. */
export class PublicReads extends Construct {
  /** By path, in the order in which CloudFront compares them. `*` is also good for a slash, so what is below comes first. */
  readonly behaviors: Record<string, BehaviorOptions>;

  constructor(scope: Construct, id: string, props: PublicReadsProps) {
    super(scope, id);
    const { api } = props;
    const seats = this.cached(props, "seats", 2);
    const programme = this.cached(props, "programme", 10);
    this.behaviors = {
      "/api/events/*/seats": seats,
      "/api/events/*/sessions": programme,
      "/api/events/*/*": api,
      "/api/events/*": programme,
      "/api/events": programme,
      "/api/sessions/*/*": api,
      "/api/sessions/*": programme,
    };
  }

  private cached({ shielded, ...props }: PublicReadsProps, what: string, seconds: number): BehaviorOptions {
    const cachePolicy = new CachePolicy(this, `${what}-caching`, {
      cachePolicyName: this.nameOf(what),
      comment: `Session RSVP: ${what}, ${seconds} s at most and as long as the API says`,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(seconds),
      headerBehavior: CacheHeaderBehavior.allowList(
        ORGANIZER_TOKEN_HEADER,
        ...(props.hasAllowedOrigins ? ["Origin"] : []),
      ),
      // None of these routes has a query.
      queryStringBehavior: CacheQueryStringBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
    return { ...shielded, cachePolicy, functionAssociations: [this.organizerTokens(props.organizerGroup)] };
  }

  private organizerTokens(group: string) {
    const made = this.node.tryFindChild("organizer-tokens") as CloudFrontFunction | undefined;
    const tokens =
      made ??
      new CloudFrontFunction(this, "organizer-tokens", {
        comment: "Asks for organizers apart, and for all others alike",
        code: FunctionCode.fromInline(organizerTokensFunction(group)),
        runtime: FunctionRuntime.JS_2_0,
      });
    return { function: tokens, eventType: FunctionEventType.VIEWER_REQUEST };
  }

  /** Names are global, and must differ from region to region. */
  private nameOf(what: string): string {
    return `${Names.uniqueResourceName(this, { maxLength: 80 })}-${what}-${Stack.of(this).region}`;
  }
}
