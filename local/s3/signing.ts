import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Signature version 4, written apart from the SDK's, so that each checks the other. */
export interface Scope {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** @param credential such as `AKIA…/20261129/us-east-1/s3/aws4_request` */
export function scopeOf(credential: string): Scope | undefined {
  const [accessKeyId = "", date = "", region = "", service = "", end, ...more] = credential.split("/");
  return end === "aws4_request" && more.length === 0 ? { accessKeyId, date, region, service } : undefined;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");

export function signatureOf({ date, region, service }: Scope, secret: string, text: string): string {
  const parts = [date, region, service, "aws4_request"];
  const key = parts.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString("hex");
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

export interface SignedRequest {
  readonly scope: Scope;
  /** Tells whether the holder of this secret signed exactly this request. */
  isSignedWith(secret: string): boolean;
}

/** Reads the signature in the headers of a request without a query. A request without a signature gives undefined. */
export function readSigned(
  { method = "", url = "", headers }: IncomingMessage,
  body: Buffer,
): SignedRequest | undefined {
  const [, credential = "", signed = "", signature] = AUTHORIZATION.exec(headers.authorization ?? "") ?? [];
  const scope = scopeOf(credential);
  if (scope === undefined) return undefined;
  const time = String(headers["x-amz-date"] ?? "");
  const names = signed.split(";");
  const canonical = [
    ...[method, url, ""],
    ...names.map(
      (name) =>
        `${name}:${String(headers[name] ?? "")
          .trim()
          .replace(/\s+/g, " ")}`,
    ),
    ...["", signed, sha256(body)],
  ].join("\n");
  const { date, region, service } = scope;
  const text = [
    "AWS4-HMAC-SHA256",
    time,
    `${date}/${region}/${service}/aws4_request`,
    sha256(canonical),
  ].join("\n");
  const isWhole =
    ["host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"].every((name) =>
      names.includes(name),
    ) &&
    headers["x-amz-content-sha256"] === sha256(body) &&
    time.startsWith(date);
  return { scope, isSignedWith: (secret) => isWhole && signatureOf(scope, secret, text) === signature };
}
