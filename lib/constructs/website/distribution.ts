import { Duration, Fn, Names, Stack, Token, Validations } from "aws-cdk-lib";
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Function as CloudFrontFunction,
  Distribution,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { AppHeaders } from "./app-headers.ts";
import { originShieldFor } from "./origin-shield.ts";
import { IMMUTABLE, PAGE, PAGE_ROUTING_FUNCTION } from "./page-routing.ts";
import type { Pictures } from "./pictures.ts";
import { PublicReads } from "./public-reads.ts";
import type { WebsiteDomain } from "./website-options.ts";

export interface WebsiteDistributionProps {
  readonly bucket: IBucket;
  readonly apiUrl: string;
  /** Headers that are sent to the API with every request. */
  readonly apiHeaders: Record<string, string>;
  readonly organizerGroup: string;
  /** Whether pages of other origins may call the API. */
  readonly hasAllowedOrigins: boolean;
  /** Where the app may fetch from, beside its own origin. */
  readonly signInOrigins: readonly string[];
  readonly pictures: Pick<Pictures, "uploadOrigin" | "behaviors">;
  readonly domain?: WebsiteDomain | undefined;
  readonly priceClass?: PriceClass | undefined;
  readonly webAclArn?: string | undefined;
}

/**
 * CloudFront would cache these answers for ten seconds even against the origin's headers, such as a person's
 * "no RSVP yet" or a busy service.
 */
const ERRORS_KEPT = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

/** An ARN that is known only at deployment is not checked. */
export const isWebAclForCloudFront = (arn: string): boolean =>
  Token.isUnresolved(arn) || /^arn:[\w-]+:wafv2:us-east-1:\d{12}:global\/webacl\//.test(arn);

/** The app and the API share one origin. */
export class WebsiteDistribution extends Construct {
  readonly distribution: Distribution;
  /** The host has no scheme. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: WebsiteDistributionProps) {
    super(scope, id);
    const { bucket, domain, webAclArn, priceClass = PriceClass.PRICE_CLASS_100 } = props;
    if (webAclArn !== undefined && !isWebAclForCloudFront(webAclArn)) {
      throw new Error(
        `website.webAclArn: '${webAclArn}' is not the ARN of a web ACL of scope CLOUDFRONT in us-east-1`,
      );
    }
    const { policy } = new AppHeaders(this, "headers", props.signInOrigins, props.pictures.uploadOrigin);
    const files = this.files(bucket, policy);
    const api = this.api(props);
    const { behaviors } = new PublicReads(this, "public-reads", {
      api,
      shielded: { ...api, origin: this.apiOrigin(props, originShieldFor(this)) },
      organizerGroup: props.organizerGroup,
      hasAllowedOrigins: props.hasAllowedOrigins,
    });
    this.distribution = new Distribution(this, "distribution", {
      comment: "Session RSVP: web app and API",
      defaultRootObject: PAGE.slice(1),
      defaultBehavior: { ...files, functionAssociations: [this.pageRouting()] },
      additionalBehaviors: {
        [`${IMMUTABLE}*`]: files,
        ...props.pictures.behaviors,
        ...behaviors,
        "/api": api,
        "/api/*": api,
      },
      // None of them has a page: what the origin said is what people get.
      errorResponses: ERRORS_KEPT.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass,
      ...(webAclArn !== undefined && { webAclId: webAclArn }),
      ...(domain && {
        domainNames: [domain.domainName],
        certificate: domain.certificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    this.host = domain?.domainName ?? this.distribution.distributionDomainName;
    this.acknowledge(domain !== undefined, webAclArn !== undefined);
  }

  /**
   * S3 says how long each file is cached. A file that must not be cached stays at the edge for one second, so
   * a crowd causes one request. S3 answers 404 and not 403 for missing files only with the permission to list
   * the bucket. Nobody sees a list, because `/` is the page.
   */
  private files(bucket: IBucket, responseHeadersPolicy: ResponseHeadersPolicy): BehaviorOptions {
    // Names are global, and CDK's own would be the same in each region.
    const originAccessControlName = `${Names.uniqueResourceName(this, { maxLength: 40 })}-${Stack.of(this).region}`;
    return {
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        originAccessControl: new S3OriginAccessControl(this, "access", { originAccessControlName }),
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy,
      compress: true,
    };
  }

  /** An address of the app gets the page, and a missing file gets a 404. */
  private pageRouting() {
    const routing = new CloudFrontFunction(this, "page-routing", {
      comment: "Answers the addresses of the app with its page",
      code: FunctionCode.fromInline(PAGE_ROUTING_FUNCTION),
      runtime: FunctionRuntime.JS_2_0,
    });
    return { function: routing, eventType: FunctionEventType.VIEWER_REQUEST };
  }

  /** Kept as long as the API says, which is seconds for what is public and no time for what is personal or says nothing. */
  private api(props: WebsiteDistributionProps): BehaviorOptions {
    const cachePolicy = new CachePolicy(this, "api-caching", {
      comment: "Session RSVP: as long as the API says",
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.minutes(1),
      // One token's cached answer never goes to another. CloudFront forwards Authorization only if listed.
      headerBehavior: CacheHeaderBehavior.allowList("Authorization", "Accept", "Origin"),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
    return {
      origin: this.apiOrigin(props),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // A redirect would come too late, because the token was already sent in the clear.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy,
      // API Gateway needs its own host name.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
      compress: true,
    };
  }

  /** With a shield, all edges ask one cache, and that asks the API. Each request that gets so far costs something. */
  private apiOrigin(
    { apiUrl, apiHeaders }: WebsiteDistributionProps,
    originShieldRegion?: string,
  ): HttpOrigin {
    return new HttpOrigin(Fn.select(2, Fn.split("/", apiUrl)), {
      // API Gateway gives up after 30 s, which is CloudFront's default: what people get is to be the API's own answer.
      readTimeout: Duration.seconds(35),
      customHeaders: apiHeaders,
      ...(originShieldRegion !== undefined && { originShieldRegion }),
    });
  }

  private acknowledge(hasCertificate: boolean, hasWebAcl: boolean): void {
    Validations.of(this.distribution).acknowledge(
      {
        id: "AwsSolutions-CFR1",
        reason:
          "Conferences have attendees from everywhere. Only the deployer knows which countries to block.",
      },
      {
        id: "AwsSolutions-CFR3",
        reason:
          "The API logs its own accesses. An access log of static files would hold people's addresses and help nobody.",
      },
    );
    Validations.of(this.distribution).acknowledge({
      id: "@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk",
      reason: "There is a default root object, and page routing replaces `/` with the page before that.",
    });
    if (!hasWebAcl) {
      Validations.of(this.distribution).acknowledge({
        id: "AwsSolutions-CFR2",
        reason:
          "A web ACL costs more per month than the service, so a deployer can add one. The API limits requests itself.",
      });
    }
    if (hasCertificate) return;
    Validations.of(this.distribution).acknowledge({
      id: "AwsSolutions-CFR4",
      reason:
        "CloudFront's own address allows no other setting, and browsers choose TLS 1.3. With an own domain it is TLSv1.2_2021.",
    });
  }
}
