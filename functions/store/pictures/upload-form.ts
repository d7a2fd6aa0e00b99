import type { UploadAnswer } from "../../contract/pictures.ts";
import { type Bucket, signerOf } from "./bucket.ts";

interface PromisedFile {
  readonly key: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/** A slow phone takes a minute for two megabytes. */
const VALID_MS = 5 * 60_000;

/**
 * Makes a form with which a browser can upload one file of exactly this key, type and size (S3, "Browser-based uploads
 * using POST"). Nothing is sent for it.
 */
export async function uploadForm(
  bucket: Bucket,
  { key, type, size }: PromisedFile,
  now: Date,
): Promise<Pick<UploadAnswer, "url" | "fields" | "expiresAt">> {
  const { accessKeyId, sessionToken } = bucket.credentials;
  const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const promised = {
    key,
    "Content-Type": type,
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${accessKeyId}/${time.slice(0, 8)}/${bucket.region}/s3/aws4_request`,
    "X-Amz-Date": time,
    "X-Amz-Security-Token": sessionToken,
  };
  const expiresAt = new Date(now.getTime() + VALID_MS).toISOString();
  const conditions = [
    { bucket: bucket.name },
    ...Object.entries(promised).map(([field, value]) => ({ [field]: value })),
    ["content-length-range", size, size],
  ];
  const policy = Buffer.from(JSON.stringify({ expiration: expiresAt, conditions })).toString("base64");
  const signature = await signerOf(bucket).sign(policy, { signingDate: now });
  const fields = { ...promised, Policy: policy, "X-Amz-Signature": signature };
  return { url: `${bucket.url}/`, fields, expiresAt };
}
