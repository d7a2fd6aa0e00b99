import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import type { PictureFile, PictureFiles } from "../../core/pictures/picture-book.ts";
import { StoreUnavailable } from "../dynamodb/failures.ts";

/** A bucket of S3, and what the environment of a Lambda function says about its caller. */
export interface Bucket {
  readonly name: string;
  /** The bucket's own address, without a slash at its end. */
  readonly url: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
}

/** Every call may be repeated: keys of what is written are new. */
const MAX_ATTEMPTS = 3;
const TIMEOUT_MS = 5_000;
/** The name of a file changes with its content (`Cache-Control`, RFC 8246). */
const KEPT_FOR_EVER = "public, max-age=31536000, immutable";

export const signerOf = ({ region, credentials }: Bucket): SignatureV4 =>
  // S3 signs paths as they are sent.
  new SignatureV4({ service: "s3", region, credentials, sha256: Sha256, uriEscapePath: false });

/** Three calls of S3 without its client, which would add 190 KB to the function (docs/adr/056-pictures.md). */
export function pictureFiles(bucket: Bucket): PictureFiles {
  const call = caller(bucket);
  return {
    async read(key, mostBytes) {
      const response = await call("GET", key);
      if (response.status === 404) return null;
      const bytes = new Uint8Array(await bodyOf(succeeded(response)));
      return bytes.byteLength > mostBytes ? "too-large" : bytes;
    },
    async write(key, file) {
      succeeded(await call("PUT", key, file));
    },
    async remove(key) {
      succeeded(await call("DELETE", key));
    },
  };
}

function caller(bucket: Bucket) {
  const signer = signerOf(bucket);
  return async (method: string, key: string, file?: PictureFile): Promise<Response> => {
    const url = new URL(`${bucket.url}/${key}`);
    const { headers } = await signer.sign({
      ...{ method, protocol: url.protocol, hostname: url.hostname, path: url.pathname, query: {} },
      headers: {
        host: url.host,
        ...(file && { "content-type": file.type, "cache-control": KEPT_FOR_EVER }),
      },
      body: file?.bytes,
    });
    return send(url, { method, headers, body: file ? Buffer.from(file.bytes) : null });
  };
}

async function send(url: URL, { headers, ...request }: RequestInit & { headers: Record<string, string> }) {
  const { host: _, ...others } = headers;
  for (let attempt = 1; ; attempt++) {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(url, { ...request, headers: others, signal });
      if (response.status < 500 || attempt === MAX_ATTEMPTS) return response;
      await response.body?.cancel();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS)
        throw new StoreUnavailable("the bucket does not answer", { cause: error });
    }
  }
}

async function bodyOf(response: Response): Promise<ArrayBuffer> {
  try {
    return await response.arrayBuffer();
  } catch (error) {
    throw new StoreUnavailable("the bucket's answer ended early", { cause: error });
  }
}

/** @throws what is refused is a fault of the stack's permissions */
function succeeded(response: Response): Response {
  if (response.ok) return response;
  if (response.status >= 500) throw new StoreUnavailable(`the bucket answers ${response.status}`);
  throw new Error(`S3 refuses the call with ${response.status}`);
}
