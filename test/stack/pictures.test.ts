import { RemovalPolicy } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { describe, expect, test } from "vitest";
import { resource, resources, servicesWith } from "./support/stacks.ts";

const domainName = "seats.example.org";
const CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/0b1c";
const templates = servicesWith({
  defaults: () => ({}),
  none: () => ({ website: false }),
  named: (stack) => ({
    removalPolicy: RemovalPolicy.DESTROY,
    website: {
      domain: { domainName, certificate: Certificate.fromCertificateArn(stack, "certificate", CERTIFICATE) },
    },
  }),
});
const bucket = resource(templates.defaults, "AWS::S3::Bucket", "pictures");
const { CacheBehaviors, Origins } = resource(templates.defaults, "AWS::CloudFront::Distribution").Properties
  .DistributionConfig;
const served = CacheBehaviors.find(
  ({ PathPattern }: { PathPattern: string }) => PathPattern === "/pictures/*",
);

describe("the bucket of pictures", () => {
  test("is closed to the public, encrypted, and kept when the stack is deleted, unless that is disposable", () => {
    expect(bucket).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
    expect(Object.values(bucket.Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(bucket.Properties).toHaveProperty("BucketEncryption");
    expect(resource(templates.named, "AWS::S3::Bucket", "pictures").DeletionPolicy).toBe("Delete");
  });

  test("forgets uploads after a day, and no pictures", () => {
    expect(bucket.Properties.LifecycleConfiguration.Rules).toEqual([
      { Prefix: "uploads/", ExpirationInDays: 1, Status: "Enabled" },
    ]);
  });

  test("takes forms from the website's pages, by its name if that is known", () => {
    const origins = (template: keyof typeof templates) =>
      resource(templates[template], "AWS::S3::Bucket", "pictures").Properties.CorsConfiguration.CorsRules;
    expect(origins("defaults")).toEqual([{ AllowedMethods: ["POST"], AllowedOrigins: ["*"], MaxAge: 3_600 }]);
    expect(origins("named")).toMatchObject([{ AllowedOrigins: [`https://${domainName}`] }]);
  });

  test("is absent without a website, and the function then has no address of it", () => {
    expect(resources(templates.none, "AWS::S3::Bucket")).toEqual([]);
    const { Variables } = resource(templates.none, "AWS::Lambda::Function", "pictures").Properties
      .Environment;
    expect(Object.keys(Variables).filter((name) => name.startsWith("PICTURES_"))).toEqual([]);
  });
});

describe("the distribution", () => {
  test("serves pictures from their bucket alone, for reading methods, with TLS, and may not list them", () => {
    expect(served).toMatchObject({
      AllowedMethods: ["GET", "HEAD"],
      ViewerProtocolPolicy: "redirect-to-https",
      // This is AWS's CachingOptimized.
      CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    });
    expect(served).not.toHaveProperty("FunctionAssociations");
    const origin = Origins.find(({ Id }: { Id: string }) => Id === served.TargetOriginId);
    const [id] =
      resources(templates.defaults, "AWS::S3::Bucket").find(([id]) => id.includes("pictures")) ?? [];
    expect(origin.DomainName).toEqual({ "Fn::GetAtt": [id, "RegionalDomainName"] });
    const { Statement } = resource(templates.defaults, "AWS::S3::BucketPolicy", "pictures").Properties
      .PolicyDocument;
    const allowed = Statement.filter(({ Effect }: { Effect: string }) => Effect === "Allow");
    expect(allowed).toMatchObject([{ Action: "s3:GetObject" }]);
  });

  test("lets nothing in a picture run", () => {
    const { ResponseHeadersPolicyConfig } = resource(
      templates.defaults,
      "AWS::CloudFront::ResponseHeadersPolicy",
      "picturesheaders",
    ).Properties;
    expect(ResponseHeadersPolicyConfig.SecurityHeadersConfig).toMatchObject({
      ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'; sandbox", Override: true },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: "DENY", Override: true },
    });
  });
});
