import { cpSync } from "node:fs";
import { basename, dirname } from "node:path";
import {
  AssetHashType,
  type CfnResource,
  DefaultStackSynthesizer,
  DockerImage,
  type RemovalPolicy,
  Stack,
  Validations,
} from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, type ISource, Source } from "aws-cdk-lib/aws-s3-deployment";
import { Construct, type IConstruct } from "constructs";
import type { SignInConfig } from "../authority.ts";
import { BUILT_FROM, ensureWebsite, WEBSITE } from "./build-website.ts";
import { IMMUTABLE, IMMUTABLE_CACHE_CONTROL, PAGE_CACHE_CONTROL } from "./page-routing.ts";

export interface WebsiteFilesProps {
  readonly bucket: IBucket;
  /** It is written as `/config.json`. */
  readonly config: SignInConfig;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

const ASSETS = `${IMMUTABLE.slice(1)}*`;

/**
 * Puts the built app and its configuration into the bucket at deployment: first the files that the page
 * refers to, then the page. It removes nothing, so an open page can still load its other files.
 */
export class WebsiteFiles extends Construct {
  constructor(scope: Construct, id: string, props: WebsiteFilesProps) {
    super(scope, id);
    const { bucket: destinationBucket, config } = props;
    const app = builtApp();
    const logGroup = new LogGroup(this, "logs", {
      retention: props.logRetention,
      removalPolicy: props.removalPolicy,
    });
    const deploy = (what: string, deployed: { sources: ISource[]; cacheControl: string; only: Filter }) =>
      new BucketDeployment(this, what, {
        destinationBucket,
        sources: deployed.sources,
        cacheControl: [CacheControl.fromString(deployed.cacheControl)],
        ...deployed.only,
        prune: false,
        // Nobody needs the keys.
        outputObjectKeys: false,
        role,
        logGroup,
      });
    const role = this.role(logGroup);
    const assets = deploy("assets", {
      sources: [app],
      cacheControl: IMMUTABLE_CACHE_CONTROL,
      only: { exclude: ["*"], include: [ASSETS] },
    });
    const page = deploy("page", {
      sources: [app, Source.jsonData("config.json", config)],
      cacheControl: PAGE_CACHE_CONTROL,
      only: { exclude: [ASSETS] },
    });
    page.node.addDependency(assets);
    this.acknowledge(role, destinationBucket);
  }

  /** AWSLambdaBasicExecutionRole, which this replaces, may create and write all log groups of the account. */
  private role(logGroup: LogGroup): Role {
    const role = new Role(this, "role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    role.addToPolicy(
      new PolicyStatement({
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [logGroup.logGroupArn],
      }),
    );
    return role;
  }

  private acknowledge(role: Role, bucket: IBucket): void {
    const files = bucket.node.defaultChild as CfnResource;
    const kit = `cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-<AWS::Region>`;
    const wildcards = [
      ...["GetObject*", "GetBucket*", "List*", "DeleteObject*", "Abort*"].map((some) => `Action::s3:${some}`),
      `Resource::<${Stack.of(this).getLogicalId(files)}.Arn>/*`,
      `Resource::arn:<AWS::Partition>:s3:::${kit}/*`,
    ];
    const reason =
      "As CDK's BucketDeployment grants it: reading CDK's own bucket of assets, and the files of this one bucket, whose names are not known before.";
    Validations.of(role).acknowledge(
      ...wildcards.map((wildcard) => ({ id: `AwsSolutions-IAM5[${wildcard}]`, reason })),
    );
    const cdkRuns = "CDK's own function, in the runtime that CDK has tested it with.";
    const whileDeploying =
      "CloudFormation waits for it, and its failure or a missing answer fails the deployment.";
    Validations.of(deployingFunction(this)).acknowledge(
      { id: "AwsSolutions-L1", reason: cdkRuns },
      { id: "Serverless-LambdaLatestVersion", reason: cdkRuns },
      { id: "Serverless-LambdaDLQ", reason: whileDeploying },
      { id: "Serverless-LambdaTracing", reason: whileDeploying },
    );
  }
}

/** CDK makes one function for all deployments of a stack. */
function deployingFunction(scope: Construct): IConstruct {
  const { children } = Stack.of(scope).node;
  const found = children.find(({ node }) => node.id.startsWith("Custom::CDKBucketDeployment"));
  if (found === undefined) throw new Error("CDK has no function that deploys files to a bucket");
  return found;
}

interface Filter {
  readonly exclude: string[];
  readonly include?: string[];
}

/** The app is built if the CDK CLI synthesizes to deploy or compare, but not only to read the template. */
function builtApp(): ISource {
  return Source.asset(dirname(WEBSITE), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The image never runs, because this machine builds.
      image: DockerImage.fromRegistry("scratch"),
      local: {
        tryBundle: (directory) => {
          ensureWebsite();
          const filter = (path: string) => basename(path) !== BUILT_FROM;
          cpSync(WEBSITE, directory, { recursive: true, filter });
          return true;
        },
      },
    },
  });
}
