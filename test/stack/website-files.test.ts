import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { App, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Bucket, type IBucket } from "aws-cdk-lib/aws-s3";
import { afterAll, describe, expect, test } from "vitest";
import { BUILT_FROM, WEBSITE } from "../../lib/constructs/website/build-website.ts";
import { WebsiteFiles } from "../../lib/constructs/website/files.ts";
import { isFile } from "../../lib/constructs/website/page-routing.ts";
import { deployedApp, resolverOf, resource, resources } from "./support/stacks.ts";

const { template } = deployedApp();
const deployment = (name: string) => resource(template, "Custom::CDKBucketDeployment", name);
const idOf = (type: string, name: string) => resources(template, type).find(([id]) => id.includes(name))?.[0];

describe("deploying the web app", () => {
  test("uploads the files that the page refers to, cached forever, and removes no old ones", () => {
    expect(deployment("filesassets").Properties).toMatchObject({
      DestinationBucketName: { Ref: idOf("AWS::S3::Bucket", "website") },
      Exclude: ["*"],
      Include: ["assets/*"],
      SystemMetadata: { "cache-control": "public, max-age=31536000, immutable" },
      Prune: false,
    });
  });

  test("uploads the page and everything else after that, to be revalidated by browsers", () => {
    const page = deployment("filespage");
    expect(page.Properties).toMatchObject({
      DestinationBucketName: { Ref: idOf("AWS::S3::Bucket", "website") },
      Exclude: ["assets/*"],
      SystemMetadata: { "cache-control": "no-cache" },
      Prune: false,
    });
    expect(page.Properties).not.toHaveProperty("Include");
    expect(page.DependsOn).toContain(idOf("Custom::CDKBucketDeployment", "filesassets"));
  });

  test("takes both from one build", () => {
    const [assets, page] = ["filesassets", "filespage"].map((name) => deployment(name).Properties);
    expect(page?.SourceObjectKeys).toHaveLength(2);
    expect(assets?.SourceObjectKeys).toEqual([page?.SourceObjectKeys[0]]);
  });

  test("invalidates nothing, because CloudFront caches nothing too long", () => {
    for (const [, { Properties }] of resources(template, "Custom::CDKBucketDeployment")) {
      expect(Properties).not.toHaveProperty("DistributionId");
    }
  });
});

describe("the function that deploys it", () => {
  const logId = idOf("AWS::Logs::LogGroup", "websitefiles");
  const fn = resource(template, "AWS::Lambda::Function", "Custom").Properties;

  test("writes its own log, which is kept as long as the other logs", () => {
    expect(fn.LoggingConfig).toEqual({ LogGroup: { Ref: logId } });
    expect(resource(template, "AWS::Logs::LogGroup", "websitefiles").Properties.RetentionInDays).toBe(90);
  });

  test("may only read CDK's assets, read and write this one bucket and write its log", () => {
    const role = idOf("AWS::IAM::Role", "websitefiles");
    expect(fn.Role).toEqual({ "Fn::GetAtt": [role, "Arn"] });
    expect(resource(template, "AWS::IAM::Role", "websitefiles").Properties).not.toHaveProperty(
      "ManagedPolicyArns",
    );
    const { Statement } = resource(template, "AWS::IAM::Policy", "websitefiles").Properties.PolicyDocument;
    const resolve = resolverOf(template);
    const kit = "arn:aws:s3:::cdk-hnb659fds-assets-000000000000-us-east-1";
    const bucket = resolve({ "Fn::GetAtt": [idOf("AWS::S3::Bucket", "website"), "Arn"] });
    const log = resolve({ "Fn::GetAtt": [logId, "Arn"] });
    const read = ["s3:GetBucket*", "s3:GetObject*", "s3:List*"];
    const put = ["", "LegalHold", "Retention", "Tagging"].map((what) => `s3:PutObject${what}`);
    const write = ["s3:DeleteObject*", ...put, "s3:PutObjectVersionTagging", "s3:Abort*"];
    expect(resolve(Statement)).toEqual([
      { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: log },
      { Effect: "Allow", Action: read, Resource: [`${kit}/*`, kit] },
      { Effect: "Allow", Action: [...read, ...write].sort(), Resource: [bucket, `${bucket}/*`] },
    ]);
  });
});

describe("what is deployed", () => {
  const outdir = mkdtempSync(join(tmpdir(), "website-files-"));
  afterAll(() => rmSync(outdir, { recursive: true }));

  /** Synthesizes as the CDK CLI does for a deployment. */
  function deployedFiles(): string {
    const stack = new Stack(new App({ outdir }), "Test");
    new WebsiteFiles(stack, "files", {
      bucket: new Bucket(stack, "bucket") as IBucket,
      config: { issuer: "https://id.example.org", clientId: "rsvp", organizerGroup: "organizer" },
      logRetention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { Properties } = resource(Template.fromStack(stack), "Custom::CDKBucketDeployment", "assets");
    const [key] = Properties.SourceObjectKeys as string[];
    return join(outdir, `asset.${key?.slice(0, -".zip".length)}`);
  }
  const folder = deployedFiles();
  const below = (directory: string) => readdirSync(directory, { recursive: true }).sort();

  test("is the web app as it is built from its sources", () => {
    expect(below(folder)).toEqual(below(WEBSITE).filter((path) => path !== BUILT_FROM));
    const page = readFileSync(join(folder, "index.html"), "utf8");
    const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(scripts.length).toBeGreaterThan(1);
    expect(below(folder)).toEqual(expect.arrayContaining(scripts));
  });

  test("has no file that page routing would replace with the page", () => {
    const files = below(folder).filter((path) => extname(String(path)) !== "");
    expect(files).toContain("index.html");
    expect(files.filter((path) => !isFile(`/${path}`))).toEqual([]);
  });

  test("leaves /config.json to the deployment", () => {
    expect(below(folder)).not.toContain("config.json");
  });
});
