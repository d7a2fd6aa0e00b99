import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import { type RotatedSecretOptions, rotatedSecrets } from "./rotated-secret.ts";
import type { ServiceFunction } from "./service-function.ts";

/** The secret from which functions derive the key that signs tickets. */
export class TicketSecret extends Construct {
  private readonly secrets: string;
  /** In the order of the secrets. */
  private readonly generations: string;

  constructor(scope: Construct, id: string, options: RotatedSecretOptions) {
    super(scope, id);
    this.secrets = rotatedSecrets(this, options, {
      prop: "ticketSecret",
      description: "Session RSVP: the key of tickets",
      reason:
        "A new key makes the tickets on people's screens worthless, so a person decides about it. The runbook has the steps.",
    }).join(",");
    const { generation = 1, alsoAccepted } = options;
    this.generations = [generation, ...(alsoAccepted === undefined ? [] : [alsoAccepted])].join(",");
  }

  /** Allows signing tickets. */
  allowSigning(fn: ServiceFunction): void {
    fn.setVariable(Environment.ticketSecrets, this.secrets);
    this.allowVerifying(fn);
  }

  /** Tells which keys are accepted. The public keys are in the table. */
  allowVerifying(fn: ServiceFunction): void {
    fn.setVariable(Environment.ticketGenerations, this.generations);
  }
}
