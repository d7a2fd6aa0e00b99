import type { ICertificate } from "aws-cdk-lib/aws-certificatemanager";
import type { PriceClass } from "aws-cdk-lib/aws-cloudfront";
import type { IHostedZone } from "aws-cdk-lib/aws-route53";

export interface WebsiteDomain {
  readonly domainName: string;
  /** A certificate for that name, in us-east-1, wherever the stack is. */
  readonly certificate: ICertificate;
  /**
   * Where the alias records are written.
   * @default - no record: the name is pointed at the distribution by other means
   */
  readonly hostedZone?: IHostedZone;
}

export interface WebsiteOptions {
  /**
   * A name of one's own for web app and API.
   * @default - the address that CloudFront gives
   */
  readonly domain?: WebsiteDomain;
  /**
   * From where in the world CloudFront serves.
   * @default PriceClass.PRICE_CLASS_100 - North America, Europe and Israel
   */
  readonly priceClass?: PriceClass;
  /**
   * ARN of an AWS WAF web ACL of scope CLOUDFRONT, which is in us-east-1 wherever the stack is.
   * @default - none
   */
  readonly webAclArn?: string;
}
