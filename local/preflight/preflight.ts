import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { awsAdviceOn, messageOf } from "../error-text.ts";
import { StartError } from "../start-error.ts";
import { readQuota } from "./account-quotas.ts";
import { type Check, type Checked, checksFor, judge } from "./checks.ts";
import { readPreflightOptions } from "./preflight-options.ts";
import { linesOf } from "./preflight-table.ts";

interface Surroundings {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  /** @default - the folder `stages` */
  readonly stages?: string | undefined;
}

/**
 * Compares what a crowd needs with the stage and the quotas of the account, and prints a table. Returns the exit
 * code: 1 if something would not carry the crowd or is not known, 2 if it could not compare.
 */
export async function preflight(
  args: readonly string[],
  { stdout, stderr, stages }: Surroundings,
): Promise<0 | 1 | 2> {
  try {
    const { stage, crowd } = readPreflightOptions(args, stages);
    const region = await regionOfStack();
    const checked = await readAll(checksFor(stage, crowd, region), region);
    stdout.write(`Stage ${stage.name} in ${region}: ${crowd} people press at once.\n\n`);
    for (const line of linesOf(checked)) stdout.write(`${line}\n`);
    return checked.every(({ verdict }) => verdict === "carries") ? 0 : 1;
  } catch (error) {
    stderr.write(`preflight: ${reasonOf(error)}\n`);
    return 2;
  }
}

/** It asks one question after another, because Service Quotas allows few calls per second. */
async function readAll(checks: readonly Check[], region: string): Promise<Checked[]> {
  const clients = new Map<string, ServiceQuotasClient>();
  const clientIn = (name: string) => {
    const client = clients.get(name) ?? new ServiceQuotasClient({ region: name });
    clients.set(name, client);
    return client;
  };
  try {
    const checked: Checked[] = [];
    for (const check of checks) {
      const { quota } = check;
      const answer =
        "fixed" in quota ? { value: quota.fixed } : await readQuota(clientIn(quota.region ?? region), quota);
      checked.push(judge(check, answer));
    }
    return checked;
  } finally {
    for (const client of clients.values()) client.destroy();
  }
}

async function regionOfStack(): Promise<string> {
  const client = new ServiceQuotasClient();
  return client.config.region().catch(() => {
    throw new StartError("The region of the stack is not known. Name it with AWS_REGION.");
  });
}

function reasonOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string };
  if (/^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/.test(code ?? "")) return "Service Quotas does not answer.";
  return awsAdviceOn(name) ?? (messageOf(error) || String(code ?? name));
}
