import type { ICertificate } from "aws-cdk-lib/aws-certificatemanager";
import type { PriceClass } from "aws-cdk-lib/aws-cloudfront";
import type { IHostedZone } from "aws-cdk-lib/aws-route53";

export interface WebsiteDomain {
  readonly domainName: string;
  /** A certificate for that name in us-east-1, in whichever region the stack is. */
  readonly certificate: ICertificate;
  /**
   * The zone in which the alias records are written.
   * @default - no record: the name is pointed at the distribution by other means
   */
  readonly hostedZone?: IHostedZone;
}

export interface WebsiteOptions {
  /**
   * The deployer's own name for web app and API.
   * @default - the address that CloudFront gives
   */
  readonly domain?: WebsiteDomain;
  /**
   * The parts of the world from which CloudFront serves.
   * @default PriceClass.PRICE_CLASS_100 - North America, Europe and Israel
   */
  readonly priceClass?: PriceClass;
  /**
   * ARN of an AWS WAF web ACL of scope CLOUDFRONT. It is always in us-east-1, whatever the stack's region.
   * @default - none
   */
  readonly webAclArn?: string;
}
