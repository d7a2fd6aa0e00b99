import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { close, listen } from "../../../local/listen.ts";

/** An answer of Service Quotas, as it is on the wire. */
export interface QuotasAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface AskedQuota {
  readonly operation: string;
  readonly ServiceCode: string;
  readonly QuotaCode: string;
  /** The region that signed the request. */
  readonly region: string;
}

export interface QuotasServer {
  readonly url: string;
  readonly asked: AskedQuota[];
  /** Answers of `GetServiceQuota` by `<service>/<code>`. The others are {@link accountQuota}s from `values`. */
  answers: Record<string, QuotasAnswer>;
  /** Answers of `GetAWSDefaultServiceQuota` by `<service>/<code>`. */
  defaults: Record<string, QuotasAnswer>;
  values: Record<string, number>;
  stop(): Promise<void>;
}

/**
 * Codes and default values as `aws service-quotas list-aws-default-service-quotas --service-code <service>` lists
 * them. Those of SES are of an account outside of the sandbox.
 */
export const DEFAULT_SERVICE_QUOTAS: Readonly<Record<string, number>> = {
  "apigateway/L-8A5B8E43": 10_000,
  "apigateway/L-CDF5615A": 5_000,
  "lambda/L-B99A9384": 1_000,
  "dynamodb/L-AB614373": 40_000,
  "dynamodb/L-CF0CBE56": 40_000,
  "ses/L-804C8AE8": 50_000,
  "ses/L-CDEF9B6B": 14,
};

/**
 * Speaks the protocol of Service Quotas, JSON 1.1 with `x-amz-target: ServiceQuotasV20190624.<operation>`:
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html
 */
export async function startServiceQuotas(): Promise<QuotasServer> {
  const asked: AskedQuota[] = [];
  const server = createServer(async (request, response) => {
    const [, operation = ""] = String(request.headers["x-amz-target"]).split(".");
    const { ServiceCode, QuotaCode } = (await json(request)) as Omit<AskedQuota, "operation" | "region">;
    const [, region = ""] = /Credential=[^/]+\/\d+\/([^/]+)/.exec(request.headers.authorization ?? "") ?? [];
    asked.push({ operation, ServiceCode, QuotaCode, region });
    const { status, body } = answerTo(operation, ServiceCode, QuotaCode);
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
  });
  const port = await listen(server, 0, "127.0.0.1");
  const quotas: QuotasServer = {
    url: `http://127.0.0.1:${port}`,
    asked,
    answers: {},
    defaults: {},
    values: {},
    stop: () => close(server),
  };
  function answerTo(operation: string, service: string, code: string): QuotasAnswer {
    const name = `${service}/${code}`;
    if (operation === "GetAWSDefaultServiceQuota") return quotas.defaults[name] ?? NO_SUCH_QUOTA;
    const value = quotas.values[name];
    return quotas.answers[name] ?? (value === undefined ? NO_SUCH_QUOTA : accountQuota(name, value));
  }
  return quotas;
}

/**
 * The member `Quota` is a `ServiceQuota`:
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ServiceQuota.html
 */
export const accountQuota = (name: string, Value?: number, more: object = {}): QuotasAnswer => {
  const [ServiceCode, QuotaCode] = name.split("/");
  return {
    status: 200,
    body: {
      Quota: {
        ServiceCode,
        ServiceName: ServiceCode,
        QuotaArn: `arn:aws:servicequotas:eu-central-1:111122223333:${name}`,
        QuotaCode,
        QuotaName: QuotaCode,
        ...(Value !== undefined && { Value }),
        Unit: "None",
        Adjustable: true,
        GlobalQuota: false,
        QuotaAppliedAtLevel: "ACCOUNT",
        ...more,
      },
    },
  };
};

/** An error in JSON 1.1: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization */
export const refused = (type: string, Message: string, status = 400): QuotasAnswer => ({
  status,
  body: { __type: type, Message },
});

/** "Errors" of https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html */
const NO_SUCH_QUOTA = refused(
  "NoSuchResourceException",
  "The request failed because the specified quota does not exist.",
);
