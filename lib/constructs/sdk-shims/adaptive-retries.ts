export class AdaptiveRetryStrategy {
  constructor() {
    throw new Error("This bundle has no adaptive retries: see lib/constructs/sdk-slimming.ts");
  }
}
