import { Duration, Names, Stack } from "aws-cdk-lib";
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import { Construct } from "constructs";
import { securityHeaders } from "./security-headers.ts";

/** The local service sends these headers too, except the one that requires TLS. */
export class AppHeaders extends Construct {
  readonly policy: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, issuerOrigins: readonly string[], uploadOrigin: string) {
    super(scope, id);
    const headers = securityHeaders(issuerOrigins, uploadOrigin);
    const custom = ["cross-origin-opener-policy", "permissions-policy"] as const;
    this.policy = new ResponseHeadersPolicy(this, "policy", {
      // Names are global, and CDK's own would be the same in each region.
      responseHeadersPolicyName: `${Names.uniqueResourceName(this, { maxLength: 100 })}-${Stack.of(this).region}`,
      comment: "Session RSVP: web app",
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: headers["content-security-policy"],
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption[headers["x-frame-options"]], override: true },
        referrerPolicy: {
          referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
          override: true,
        },
        // Other names below the deployer's domain may lack TLS, so they are not included.
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: false,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: custom.map((header) => ({ header, value: headers[header], override: true })),
      },
    });
  }
}
