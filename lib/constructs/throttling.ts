import { Annotations, CfnCondition, Fn, Stack, Token } from "aws-cdk-lib";
import type { CfnStage, HttpRoute, HttpStage, ThrottleSettings } from "aws-cdk-lib/aws-apigatewayv2";
import { Construct } from "constructs";

export interface Throttling {
  /** The number of requests at once. */
  readonly burst: number;
  /** The sustained number of requests per second. */
  readonly rate: number;
}

export interface ThrottlesProps {
  readonly expectedCrowd?: number | undefined;
  readonly throttling?: Throttling | undefined;
}

/** API Gateway's default quota of an account in each region, and the smaller one of some regions. */
const ACCOUNT_LIMITS: Throttling = { burst: 5_000, rate: 10_000 };
const SMALLER_ACCOUNT_LIMITS: Throttling = { burst: 1_250, rate: 2_500 };
const SMALLER_REGIONS = [
  ...["af-south-1", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7"],
  ...[
    "ca-west-1",
    "eu-central-2",
    "eu-south-1",
    "eu-south-2",
    "il-central-1",
    "me-central-1",
    "mx-central-1",
  ],
];
/** CloudFormation's `Fn::Or` takes at most ten conditions. */
const MAX_CONDITIONS_PER_OR = 10;

const SECONDS_BETWEEN_REQUESTS_OF_A_PERSON = 5;
const MIN_THROTTLING: Throttling = { burst: 100, rate: 50 };

/** The limits of the API. Public reads have their own bucket of half the size, so polling blocks no RSVPs. */
export class Throttles extends Construct {
  readonly ofAll: ThrottleSettings;
  private readonly ofReads: ThrottleSettings | undefined;
  private readonly reads: Record<string, unknown> = {};
  private stage: HttpStage | undefined;

  constructor(scope: Construct, id: string, { expectedCrowd, throttling }: ThrottlesProps) {
    super(scope, id);
    if (throttling !== undefined) {
      this.ofAll = settings(throttling);
      return;
    }
    const wanted = expectedCrowd === undefined ? undefined : this.wantedBy(expectedCrowd);
    this.ofAll = this.byRegion((account) => within(account, wanted));
    this.ofReads = this.byRegion((account) => half(within(account, wanted)));
  }

  /** It must be called once, before or after the routes are known. */
  applyTo(stage: HttpStage): void {
    this.stage = stage;
    (stage.node.defaultChild as CfnStage).routeSettings = this.ofReads && this.reads;
  }

  readBy(route: HttpRoute, key: string): void {
    if (this.ofReads === undefined) return;
    const { burstLimit, rateLimit } = this.ofReads;
    this.reads[key] = { ThrottlingBurstLimit: burstLimit, ThrottlingRateLimit: rateLimit };
    // API Gateway refuses settings of a route that does not exist yet.
    this.stage?.node.addDependency(route);
  }

  private wantedBy(crowd: number): Throttling {
    if (!Number.isInteger(crowd) || crowd < 1) {
      throw new Error(`expectedCrowd must be a whole number of people, not ${crowd}`);
    }
    const wanted = {
      burst: Math.ceil(crowd / 2),
      rate: Math.ceil(crowd / SECONDS_BETWEEN_REQUESTS_OF_A_PERSON),
    };
    if (wanted.rate > ACCOUNT_LIMITS.rate) {
      Annotations.of(this).addWarningV2(
        "session-rsvp:crowd-beyond-account",
        `A crowd of ${crowd} makes about ${wanted.rate} requests per second, but API Gateway allows an account ${ACCOUNT_LIMITS.rate}. Request a higher quota (Service Quotas, API Gateway, throttle quota per account), then set 'throttling'.`,
      );
    }
    return {
      burst: Math.max(MIN_THROTTLING.burst, wanted.burst),
      rate: Math.max(MIN_THROTTLING.rate, wanted.rate),
    };
  }

  /** A limit above the account's would be refused, and the region may be known only at deployment. */
  private byRegion(limitFor: (account: Throttling) => Throttling): ThrottleSettings {
    const { region } = Stack.of(this);
    const [usual, smaller] = [limitFor(ACCOUNT_LIMITS), limitFor(SMALLER_ACCOUNT_LIMITS)];
    if (!Token.isUnresolved(region)) {
      return settings(SMALLER_REGIONS.includes(region) ? smaller : usual);
    }
    const either = (less: number, more: number) =>
      less === more ? more : Token.asNumber(Fn.conditionIf(this.inSmallerRegion(), less, more));
    return {
      burstLimit: either(smaller.burst, usual.burst),
      rateLimit: either(smaller.rate, usual.rate),
    };
  }

  private inSmallerRegion(): string {
    const known = this.node.tryFindChild("smaller-region") as CfnCondition | undefined;
    if (known !== undefined) return known.logicalId;
    const { region } = Stack.of(this);
    const isIn = (name: string) => Fn.conditionEquals(region, name);
    const groups = [
      SMALLER_REGIONS.slice(0, MAX_CONDITIONS_PER_OR),
      SMALLER_REGIONS.slice(MAX_CONDITIONS_PER_OR),
    ];
    const expression = Fn.conditionOr(...groups.map((names) => Fn.conditionOr(...names.map(isIn))));
    return new CfnCondition(this, "smaller-region", { expression }).logicalId;
  }
}

const settings = ({ burst, rate }: Throttling): ThrottleSettings => ({ burstLimit: burst, rateLimit: rate });

const within = (account: Throttling, wanted: Throttling = account): Throttling => ({
  burst: Math.min(account.burst, wanted.burst),
  rate: Math.min(account.rate, wanted.rate),
});

const half = ({ burst, rate }: Throttling): Throttling => ({ burst: burst / 2, rate: rate / 2 });
