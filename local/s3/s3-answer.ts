import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { HANG_UP } from "../aws-proxy/aws-response.ts";

/** What S3 answers: XML for refusals, and bytes for files. */
export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export const s3Refusal = (status: number, code: string, message: string): S3Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`,
});

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const noSuchKey = s3Refusal(404, "NoSuchKey", "The specified key does not exist.");
export const noSuchBucket = s3Refusal(404, "NoSuchBucket", "The specified bucket does not exist");
export const accessDenied = s3Refusal(403, "AccessDenied", "Access Denied");
export const unknownKeyId = s3Refusal(
  403,
  "InvalidAccessKeyId",
  "The AWS Access Key Id you provided does not exist in our records.",
);
export const wrongSignature = s3Refusal(
  403,
  "SignatureDoesNotMatch",
  "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
);

export function sendFile(response: ServerResponse, answer: S3Answer | typeof HANG_UP): void {
  if (answer === HANG_UP) {
    response.socket?.destroy();
    return;
  }
  const { status, headers, body = "" } = answer;
  response.writeHead(status, { ...headers, "x-amz-request-id": randomUUID() }).end(body);
}
