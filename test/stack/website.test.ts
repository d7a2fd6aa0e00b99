import { RemovalPolicy } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { PriceClass } from "aws-cdk-lib/aws-cloudfront";
import { HostedZone } from "aws-cdk-lib/aws-route53";
import { describe, expect, test } from "vitest";
import { deployedApp, resource, resources, servicesWith } from "./support/stacks.ts";

const CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/0b1c";
const domainName = "seats.example.org";

const templates = servicesWith({
  defaults: () => ({}),
  none: () => ({ website: false }),
  disposable: () => ({ removalPolicy: RemovalPolicy.DESTROY }),
  named: (stack) => ({
    website: {
      domain: {
        domainName,
        certificate: Certificate.fromCertificateArn(stack, "certificate", CERTIFICATE),
        hostedZone: HostedZone.fromHostedZoneAttributes(stack, "zone", {
          hostedZoneId: "Z1",
          zoneName: "example.org",
        }),
      },
      priceClass: PriceClass.PRICE_CLASS_ALL,
    },
  }),
  namedElsewhere: (stack) => ({
    website: {
      domain: { domainName, certificate: Certificate.fromCertificateArn(stack, "certificate", CERTIFICATE) },
    },
  }),
});

const BUCKET = "websitebucket";

describe("the bucket", () => {
  const bucket = resource(templates.defaults, "AWS::S3::Bucket", BUCKET);
  const [bucketId] =
    resources(templates.defaults, "AWS::S3::Bucket").find(([id]) => id.includes(BUCKET)) ?? [];
  const { Statement } = resource(templates.defaults, "AWS::S3::BucketPolicy", BUCKET).Properties
    .PolicyDocument;

  test("is closed to the public, encrypted, and kept when the stack is deleted", () => {
    expect(bucket).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
    expect(bucket.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
    });
    expect(bucket.Properties).not.toHaveProperty("WebsiteConfiguration");
  });

  test("lets only this distribution read it, and list it so that a missing file is a 404, with TLS", () => {
    const arn = { "Fn::GetAtt": [bucketId, "Arn"] };
    const objects = { "Fn::Join": ["", [arn, "/*"]] };
    const [distribution] = resources(templates.defaults, "AWS::CloudFront::Distribution")[0] ?? [];
    expect(Statement).toEqual([
      {
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "s3:*",
        Resource: [arn, objects],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: ["s3:GetObject", "s3:ListBucket"],
        Resource: [arn, objects],
        Condition: { StringEquals: { "AWS:SourceArn": expect.anything() } },
      },
    ]);
    expect(JSON.stringify(Statement[1].Condition)).toContain(JSON.stringify({ Ref: distribution }));
  });

  test("is deleted with its files only if the stack is disposable", () => {
    const emptied = "Custom::S3AutoDeleteObjects";
    expect(resource(templates.disposable, "AWS::S3::Bucket", BUCKET).DeletionPolicy).toBe("Delete");
    expect(resources(templates.disposable, emptied)).toHaveLength(2);
    expect(resources(templates.defaults, emptied)).toEqual([]);
  });
});

describe("an own domain", () => {
  test("has its certificate, TLS 1.2 of 2021 or newer, and the chosen edges", () => {
    expect(
      resource(templates.named, "AWS::CloudFront::Distribution").Properties.DistributionConfig,
    ).toMatchObject({
      Aliases: [domainName],
      PriceClass: "PriceClass_All",
      ViewerCertificate: {
        AcmCertificateArn: CERTIFICATE,
        MinimumProtocolVersion: "TLSv1.2_2021",
        SslSupportMethod: "sni-only",
      },
    });
  });

  test("is written into the given hosted zone, for IPv4 and IPv6", () => {
    const records = resources(templates.named, "AWS::Route53::RecordSet").map(
      ([, { Properties }]) => Properties,
    );
    expect(records).toMatchObject([
      { Name: `${domainName}.`, HostedZoneId: "Z1", Type: "A" },
      { Name: `${domainName}.`, HostedZoneId: "Z1", Type: "AAAA" },
    ]);
    expect(resources(templates.namedElsewhere, "AWS::Route53::RecordSet")).toEqual([]);
  });

  test("is the address to which people come back", () => {
    expect(resource(templates.named, "AWS::Cognito::UserPoolClient").Properties).toMatchObject({
      CallbackURLs: [`https://${domainName}/signed-in`],
      LogoutURLs: [`https://${domainName}/`],
    });
  });
});

test("refuses the same name for web app and API, because CloudFront would call itself", () => {
  const oneName = () =>
    servicesWith({
      refused: (stack) => {
        const certificate = Certificate.fromCertificateArn(stack, "certificate", CERTIFICATE);
        const domain = { domainName, certificate };
        return { domain, website: { domain } };
      },
    });
  expect(oneName).toThrow("website.domain must differ from domain");
});

test("refuses a certificate of another region than CloudFront's", () => {
  const elsewhere = () =>
    servicesWith({
      refused: (stack) => {
        const arn = CERTIFICATE.replace("us-east-1", "eu-central-1");
        return {
          website: { domain: { domainName, certificate: Certificate.fromCertificateArn(stack, "c", arn) } },
        };
      },
    });
  expect(elsewhere).toThrow("us-east-1");
});

describe("without the web app", () => {
  test("the template has no part of it", () => {
    const types = Object.values(templates.none.toJSON().Resources as Record<string, { Type: string }>).map(
      ({ Type }) => Type,
    );
    expect(types.filter((type) => /CloudFront|S3|Custom|UserPoolDomain|LayerVersion/.test(type))).toEqual([]);
  });

  test("the pool's client has no sign-in through the browser", () => {
    const { Properties } = resource(templates.none, "AWS::Cognito::UserPoolClient");
    expect(Properties.AllowedOAuthFlowsUserPoolClient).toBe(false);
    for (const key of ["CallbackURLs", "LogoutURLs", "AllowedOAuthFlows"])
      expect(Properties).not.toHaveProperty(key);
  });

  test("a stage file can choose that, and no output names its address", () => {
    const { template } = deployedApp({ website: false });
    expect(template.findOutputs("ApiUrl")).toHaveProperty("ApiUrl");
    expect(template.findOutputs("WebsiteUrl")).toEqual({});
  });
});
