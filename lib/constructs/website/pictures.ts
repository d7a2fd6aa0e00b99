import { Duration, Names, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  HeadersFrameOption,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, type IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { Environment } from "../../../functions/contract/environment.ts";
import type { ServiceFunction } from "../service-function.ts";
import { PICTURE_HEADERS } from "./security-headers.ts";

export interface PicturesProps {
  /** With `DESTROY`, the bucket is deleted with its pictures. */
  readonly removalPolicy: RemovalPolicy;
  /**
   * The website's own name.
   * @default - the distribution's, which is not known before the bucket
   */
  readonly domainName: string | undefined;
}

const UPLOADS = "uploads/";
const PICTURES = "pictures/";

/**
 * The pictures of events, in a bucket of their own: they cannot be built again as the app can, and a browser
 * writes here.
 */
export class Pictures extends Construct {
  /** Where the app sends uploads to. */
  readonly uploadOrigin: string;
  /** What CloudFront serves, by path. */
  readonly behaviors: Record<string, BehaviorOptions>;
  private readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { removalPolicy, domainName }: PicturesProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy,
      autoDeleteObjects: removalPolicy === RemovalPolicy.DESTROY,
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          // Without an own name, naming the distribution would be a circle. A form is valid by its signature alone.
          allowedOrigins: [domainName === undefined ? "*" : `https://${domainName}`],
          maxAge: 3_600,
        },
      ],
      lifecycleRules: [{ prefix: UPLOADS, expiration: Duration.days(1) }],
    });
    Validations.of(this.bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason:
        "Only organizers write it, by a function that logs each of their requests, and everybody may read it.",
    });
    this.uploadOrigin = `https://${this.bucket.bucketRegionalDomainName}`;
    this.behaviors = { [`/${PICTURES}*`]: this.served() };
  }

  /** Allows forms for uploads, copies of uploads that were checked, and the removal of old pictures. */
  allowTaking(fn: ServiceFunction): void {
    fn.setVariable(Environment.picturesBucket, this.bucket.bucketName);
    fn.setVariable(Environment.picturesUrl, this.uploadOrigin);
    const [uploads, pictures] = [UPLOADS, PICTURES].map((prefix) => this.bucket.arnForObjects(`${prefix}*`));
    const grants = [
      [["s3:PutObject"], [uploads, pictures]],
      [["s3:GetObject"], [uploads]],
      [["s3:DeleteObject"], [pictures]],
      // Without it, S3 answers 403 for a missing file and not 404.
      [["s3:ListBucket"], [this.bucket.bucketArn]],
    ] as [string[], string[]][];
    for (const [actions, resources] of grants) fn.allow(new PolicyStatement({ actions, resources }));
    const arn = `<${Stack.of(this).getLogicalId(this.bucket.node.defaultChild as never)}.Arn>`;
    Validations.of(fn).acknowledge(
      ...[UPLOADS, PICTURES].map((prefix) => ({
        id: `AwsSolutions-IAM5[Resource::${arn}/${prefix}*]`,
        reason:
          "The names of files are random, so that nobody can guess them; the role names their two prefixes.",
      })),
    );
  }

  /** A picture at a path never changes, and its type is the one that was found in its content. */
  private served(): BehaviorOptions {
    // Names are global, and CDK's own would be the same in each region.
    const nameOf = (maxLength: number) =>
      `${Names.uniqueResourceName(this, { maxLength })}-${Stack.of(this).region}`;
    const responseHeadersPolicy = new ResponseHeadersPolicy(this, "headers", {
      responseHeadersPolicyName: nameOf(100),
      comment: "Session RSVP: pictures of events",
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: PICTURE_HEADERS["content-security-policy"],
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      },
    });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket, {
        originAccessControl: new S3OriginAccessControl(this, "access", {
          originAccessControlName: nameOf(40),
        }),
        originAccessLevels: [AccessLevel.READ],
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy,
    };
  }
}
