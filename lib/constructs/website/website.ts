import { RemovalPolicy, Validations } from "aws-cdk-lib";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { AaaaRecord, ARecord, RecordTarget } from "aws-cdk-lib/aws-route53";
import { CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets";
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Authority } from "../authority.ts";
import { WebsiteDistribution } from "./distribution.ts";
import { WebsiteFiles } from "./files.ts";
import { Pictures } from "./pictures.ts";
import type { WebsiteDomain, WebsiteOptions } from "./website-options.ts";

export interface WebsiteProps extends WebsiteOptions {
  readonly apiUrl: string;
  /** Headers that are sent to the API with every request. */
  readonly apiHeaders: Record<string, string>;
  readonly authority: Authority;
  readonly organizerGroup: string;
  /** Whether pages of other origins may call the API. */
  readonly hasAllowedOrigins: boolean;
  readonly logRetention: RetentionDays;
  /** With `DESTROY`, the bucket is deleted with its files. */
  readonly removalPolicy: RemovalPolicy;
}

/** The web app and the API share one origin. */
export class Website extends Construct {
  readonly url: string;
  readonly pictures: Pictures;

  constructor(scope: Construct, id: string, props: WebsiteProps) {
    super(scope, id);
    const { authority, apiUrl, apiHeaders, domain, logRetention, removalPolicy } = props;
    if (apiUrl === `https://${domain?.domainName}`) {
      throw new Error("website.domain must differ from domain, at which the distribution finds the API");
    }
    const bucket = this.bucket(removalPolicy);
    this.pictures = new Pictures(this, "pictures", { removalPolicy, domainName: domain?.domainName });
    const served = new WebsiteDistribution(this, "served", {
      bucket,
      apiUrl,
      apiHeaders,
      organizerGroup: props.organizerGroup,
      hasAllowedOrigins: props.hasAllowedOrigins,
      signInOrigins: authority.signInOrigins,
      pictures: this.pictures,
      domain,
      priceClass: props.priceClass,
      webAclArn: props.webAclArn,
    });
    const config = authority.allowSigningInAt(served.host);
    new WebsiteFiles(this, "files", { bucket, config, logRetention, removalPolicy });
    if (domain !== undefined) this.writeRecords(served, domain);
    this.url = `https://${served.host}`;
  }

  /** The bucket has no versioning: files can be built again, and old versions of the assets stay anyway. */
  private bucket(removalPolicy: RemovalPolicy): IBucket {
    const bucket = new Bucket(this, "bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy,
      autoDeleteObjects: removalPolicy === RemovalPolicy.DESTROY,
    });
    Validations.of(bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason: "Only the distribution reads it, and only deployments write it. Both are logged elsewhere.",
    });
    // The two types differ in an optional property that is not used here.
    return bucket as IBucket;
  }

  private writeRecords(
    { distribution }: WebsiteDistribution,
    { domainName, hostedZone }: WebsiteDomain,
  ): void {
    if (hostedZone === undefined) return;
    const record = {
      zone: hostedZone,
      recordName: domainName,
      target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)),
    };
    new ARecord(this, "alias", record);
    new AaaaRecord(this, "alias-ipv6", record);
  }
}
