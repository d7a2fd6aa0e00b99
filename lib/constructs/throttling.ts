import { CfnCondition, Fn, Stack, Token } from "aws-cdk-lib";
import type { CfnStage, HttpRoute, HttpStage, ThrottleSettings } from "aws-cdk-lib/aws-apigatewayv2";
import { Construct } from "constructs";
import {
  DEFAULT_QUOTAS,
  expectedNeeds,
  type Quotas,
  SMALLER_REGIONS,
  SMALLER_REQUESTS,
  stageLimit,
} from "../crowd/quotas.ts";

export interface Throttling {
  /** The number of requests at once. */
  readonly burst: number;
  /** The sustained number of requests per second. */
  readonly rate: number;
}

export interface ThrottlesProps {
  readonly expectedCrowd?: number | undefined;
  readonly quotasRaised?: boolean | undefined;
  readonly throttling?: Throttling | undefined;
}

const limitOf = (quotas: Pick<Quotas, "requestsAtOnce" | "requestsPerSecond">): Throttling => ({
  burst: quotas.requestsAtOnce,
  rate: quotas.requestsPerSecond,
});
/** API Gateway's default quota of an account in each region, and the smaller one of some regions. */
const ACCOUNT_LIMITS = limitOf(DEFAULT_QUOTAS);
const SMALLER_ACCOUNT_LIMITS = limitOf(SMALLER_REQUESTS);
/** CloudFormation's `Fn::Or` takes at most ten conditions. */
const MAX_CONDITIONS_PER_OR = 10;

/** The limits of the API. Public reads have their own bucket of half the size, so polling blocks no RSVPs. */
export class Throttles extends Construct {
  readonly ofAll: ThrottleSettings;
  private readonly ofReads: ThrottleSettings | undefined;
  private readonly reads: Record<string, unknown> = {};
  private stage: HttpStage | undefined;

  constructor(scope: Construct, id: string, { expectedCrowd, quotasRaised, throttling }: ThrottlesProps) {
    super(scope, id);
    if (throttling !== undefined) {
      this.ofAll = settings(throttling);
      return;
    }
    const wanted =
      expectedCrowd === undefined ? undefined : stageLimit(expectedNeeds(expectedCrowd, quotasRaised));
    const limit = (account: Throttling) => (quotasRaised && wanted ? wanted : within(account, wanted));
    this.ofAll = this.byRegion(limit);
    this.ofReads = this.byRegion((account) => half(limit(account)));
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

/** A burst is a whole number, a rate need not be. */
const half = ({ burst, rate }: Throttling): Throttling => ({ burst: Math.ceil(burst / 2), rate: rate / 2 });
