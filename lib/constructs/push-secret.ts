import { Token } from "aws-cdk-lib";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import { rotatedSecrets } from "./rotated-secret.ts";
import type { ServiceFunction } from "./service-function.ts";

/** How push messages are sent (Web Push). */
export interface PushOptions {
  /**
   * What push services learn of the sender, in case of trouble: a `mailto:` or `https:` address.
   * @default - the sender of mails, otherwise the address of the web app
   */
  readonly contact?: string;
  /**
   * Another number makes another key. Every browser then has to subscribe again, which happens when its person
   * opens the web app (docs/runbook.md).
   * @default 1
   */
  readonly generation?: number;
}

/** The secret from which functions derive the key pair that browsers subscribe for. */
export class PushSecret extends Construct {
  private readonly secret: string;
  private readonly contact: string;

  constructor(scope: Construct, id: string, { contact, generation = 1 }: PushOptions & { contact: string }) {
    super(scope, id);
    if (!Token.isUnresolved(contact) && !/^(mailto:.+@|https:\/\/)/.test(contact))
      throw new Error(`push.contact must begin with mailto: or https://, not ${contact}`);
    this.contact = contact;
    const [secret] = rotatedSecrets(
      this,
      { generation },
      {
        prop: "push",
        description: "Session RSVP: the key of push messages",
        reason: "A new key ends every subscription, so a person decides about it. The runbook has the steps.",
      },
    );
    this.secret = secret;
  }

  /** Allows telling browsers the public key. It is derived from the secret, which is why the function has it. */
  allowSubscribing(fn: ServiceFunction): void {
    fn.setVariable(Environment.pushSecret, this.secret);
  }

  /** Allows signing requests to push services. */
  allowPushing(fn: ServiceFunction): void {
    fn.setVariable(Environment.pushSecret, this.secret);
    fn.setVariable(Environment.pushContact, this.contact);
  }
}
