import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import { type RotatedSecretOptions, rotatedSecrets } from "./rotated-secret.ts";
import type { ServiceFunction } from "./service-function.ts";

/** The key of links in mails, by which people answer offers without signing in. */
export class LinkSecret extends Construct {
  private readonly accepted: string;

  constructor(scope: Construct, id: string, options: RotatedSecretOptions) {
    super(scope, id);
    this.accepted = rotatedSecrets(this, options, {
      prop: "linkSecret",
      description: "Session RSVP: the key of links in mails",
      reason:
        "Links are valid for weeks, so an old key stays accepted for some time. The runbook has the steps.",
    }).join(",");
  }

  /** Allows making links, and reading them. */
  allowLinks(fn: ServiceFunction): void {
    fn.setVariable(Environment.linkSecrets, this.accepted);
  }
}
