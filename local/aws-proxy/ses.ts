import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { mailContent } from "../outbox/mail-content.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { LOCAL_REGION, sesArn } from "../template/account.ts";
import { type AwsResponse, failure, HANG_UP } from "./aws-response.ts";
import type { Call } from "./call.ts";
import type { Fault } from "./faults.ts";
import { userArn } from "./guard.ts";
import { type CallContext, refusal, type Served } from "./served.ts";
import { readSesMail, type SesMail } from "./ses-request.ts";

/** SES version 2: it takes raw mails and delivers them to the outbox. */
export function serveSes(outbox: Outbox) {
  return async ({ body, authorization }: Call, context: CallContext): Promise<Served> => {
    if (!SCOPE.test(authorization)) return refusal(WRONG_SCOPE);
    const mail = await readSesMail(body);
    if ("status" in mail) return refusal(mail);
    const denied = refuse(mail, context);
    if (denied) return refusal(denied);

    const { latencyMs, fault } = context.faults();
    if (latencyMs > 0) await delay(latencyMs);
    const refused = fault && REFUSALS[fault.kind];
    if (refused) return refusal(refused);

    const MessageId = randomUUID();
    outbox.keep({
      channel: "mail",
      at: new Date(Date.now() + context.clockOffsetMs).toISOString(),
      to: mail.recipients.join(", "),
      messageId: `<${MessageId}@${LOCAL_REGION}.amazonses.com>`,
      configurationSet: mail.configurationSet ?? null,
      tags: mail.tags,
      raw: mail.raw.toString("utf8"),
      ...mailContent(mail.content),
    });
    const answer = { status: 200, body: JSON.stringify({ MessageId }) };
    return { outcome: fault?.kind === "LostResponse" ? HANG_UP : answer, reachedEngine: true };
  };
}

const SCOPE = /Credential=[^\s,]+\/ses\/aws4_request/;
const WRONG_SCOPE = failure(
  "coral",
  "InvalidSignatureException",
  "Credential should be scoped to correct service: 'ses'.",
  { status: 403 },
);

const REFUSALS: Partial<Record<Fault["kind"], AwsResponse>> = {
  Throttle: failure("ses", "TooManyRequestsException", "Maximum sending rate exceeded. (injected)", {
    status: 429,
  }),
  Error: failure("ses", "InternalFailure", "Internal failure (injected)", { status: 500 }),
  MessageRejected: failure("ses", "MessageRejected", "Message content is invalid. (injected)"),
  AccountSuspended: failure("ses", "AccountSuspendedException", "The account is suspended. (injected)"),
  SendingPaused: failure("ses", "SendingPausedException", "Sending is paused for this account. (injected)"),
};

/** AWS documents the first for SendEmail. For raw content, its refusals name the second. */
const ACTIONS = ["ses:SendEmail", "ses:SendRawEmail"];

/** The sender's identity and the configuration set each need the permission. */
function refuse(mail: SesMail, { functionName, authorize, log }: CallContext): AwsResponse | undefined {
  const { configurationSet, senders, recipients, feedbackAddress } = mail;
  const sets = configurationSet === undefined ? [] : [[sesArn(`configuration-set/${configurationSet}`)]];
  const [sender] = senders;
  const conditionKeys = {
    "ses:fromaddress": sender ? [sender.address] : [],
    "ses:fromdisplayname": sender?.name ? [sender.name] : [],
    "ses:feedbackaddress": feedbackAddress === undefined ? [] : [feedbackAddress],
    "ses:recipients": recipients,
  };
  for (const action of ACTIONS) {
    for (const resources of [...senders.map(({ address }) => identitiesOf(address)), ...sets]) {
      const verdicts = resources.map((resource) => authorize({ action, resource, conditionKeys }));
      if (verdicts.includes("allowed") && !verdicts.includes("explicitly denied")) continue;
      log(`AccessDenied ${functionName}: ${action} on ${resources.join(" or ")}`);
      const reason = `User \`${userArn(functionName)}' is not authorized to perform \`${action}' on resource \`${resources[0]}'`;
      return failure("ses", "AccessDeniedException", reason, { status: 403 });
    }
  }
  return undefined;
}

/** SES uses the identity that is verified: the address or its domain. Here both count as verified. */
function identitiesOf(address: string): string[] {
  return [address, address.slice(address.lastIndexOf("@") + 1)].map((name) => sesArn(`identity/${name}`));
}
