import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuota,
  type ServiceQuotasClient,
} from "@aws-sdk/client-service-quotas";
import { awsAdviceOn, messageOf } from "../error-text.ts";

/** A quota as Service Quotas names it. */
export interface QuotaName {
  readonly service: string;
  readonly code: string;
  /** @default - the region of the stack */
  readonly region?: string;
}

/** The value, or the reason why it is not known. */
export type Answer = { readonly value: number } | { readonly unknown: string };

/** Reads the quota of the account, or AWS's default if the account has no value of its own. */
export async function readQuota(client: ServiceQuotasClient, { service, code }: QuotaName): Promise<Answer> {
  const named = { ServiceCode: service, QuotaCode: code };
  try {
    return answerOf((await client.send(new GetServiceQuotaCommand(named))).Quota);
  } catch (error) {
    if (nameOf(error) !== "NoSuchResourceException") return unknownBecause(error);
  }
  try {
    return answerOf((await client.send(new GetAWSDefaultServiceQuotaCommand(named))).Quota);
  } catch (error) {
    return unknownBecause(error);
  }
}

/** Service Quotas may answer without a value, and then says why. */
function answerOf(quota: ServiceQuota | undefined): Answer {
  if (quota?.Value !== undefined) return { value: quota.Value };
  const { ErrorCode, ErrorMessage } = quota?.ErrorReason ?? {};
  return { unknown: ErrorMessage ?? ErrorCode ?? "Service Quotas answers without a value" };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");

/** What concerns one quota is an answer. What concerns every call, such as missing credentials, is thrown. */
function unknownBecause(error: unknown): Answer {
  const name = nameOf(error);
  if (awsAdviceOn(name) !== undefined) throw error;
  if (/^AccessDenied|^DependencyAccessDenied/.test(name))
    return { unknown: "access denied: allow servicequotas:GetServiceQuota and GetAWSDefaultServiceQuota" };
  if (/^TooManyRequests|^Throttling/.test(name))
    return { unknown: "Service Quotas is busy: run this again in a minute" };
  if (name === "NoSuchResourceException") return { unknown: "this region has no such quota" };
  if (isServiceAnswer(error)) return { unknown: messageOf(error) };
  throw error;
}

const isServiceAnswer = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "$fault" in error;
