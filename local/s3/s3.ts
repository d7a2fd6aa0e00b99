import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { HANG_UP } from "../aws-proxy/aws-response.ts";
import type { CallContext } from "../aws-proxy/served.ts";
import { bucketArn, LOCAL_SECRET, LOCAL_TOKEN } from "../template/account.ts";
import { corsHeaders, type LocalBucket } from "./buckets.ts";
import type { FileStore } from "./file-store.ts";
import { readPostForm, refusalOfForm } from "./post-form.ts";
import {
  accessDenied,
  noSuchBucket,
  noSuchKey,
  type S3Answer,
  s3Refusal,
  unknownKeyId,
  wrongSignature,
} from "./s3-answer.ts";
import { readSigned } from "./signing.ts";

/** The address of a bucket is `<proxy>/s3/<bucket>`. */
export const S3_PATH = "/s3/";

/** What S3 knows of the holder of an access key. */
export type ContextOf = (accessKeyId: string, operation: string) => CallContext | undefined;

export interface S3 {
  /** The template names the buckets after the proxy has started. */
  open(buckets: readonly LocalBucket[]): void;
  serve(request: IncomingMessage, body: Buffer, contextOf: ContextOf): Promise<S3Answer | typeof HANG_UP>;
}

interface Wanted {
  readonly bucket: LocalBucket;
  readonly key: string;
}

const OPERATIONS: Readonly<Record<string, "GetObject" | "PutObject" | "DeleteObject">> = {
  GET: "GetObject",
  PUT: "PutObject",
  DELETE: "DeleteObject",
};
const NEITHER = s3Refusal(
  405,
  "MethodNotAllowed",
  "The local S3 knows POST, and GET, PUT and DELETE of a file.",
);

/** Plays S3 for browsers, which send forms, and for functions. It verifies signatures, policies and permissions. */
export function createS3(files: FileStore): S3 {
  const buckets = new Map<string, LocalBucket>();

  /** Does what is permitted, unless a fault of the test prevents it. */
  async function carryOut(
    operation: string,
    { bucket, key }: Wanted,
    context: CallContext,
    act: () => Promise<S3Answer>,
  ) {
    const resource = bucketArn(bucket.name, key);
    if (context.authorize({ action: `s3:${operation}`, resource }) !== "allowed") {
      context.log(
        `AccessDenied ${context.functionName}: s3:${operation} on ${resource} (its role does not allow it)`,
      );
      return accessDenied;
    }
    const { latencyMs, fault } = context.faults();
    if (latencyMs > 0) await delay(latencyMs);
    if (fault?.kind === "Throttle") return s3Refusal(503, "SlowDown", "Please reduce your request rate.");
    if (fault?.kind === "Error") return s3Refusal(500, "InternalError", "We encountered an internal error.");
    const answer = await act();
    return fault?.kind === "LostResponse" ? HANG_UP : answer;
  }

  async function post(bucket: LocalBucket, request: IncomingMessage, body: Buffer, contextOf: ContextOf) {
    const form = await readPostForm(body, request.headers["content-type"] ?? "");
    if (form === undefined)
      return s3Refusal(
        400,
        "MalformedPOSTRequest",
        "The body of your POST request is not well-formed multipart/form-data.",
      );
    const { fields, file, scope } = form;
    const context = scope && contextOf(scope.accessKeyId, "PostObject");
    if (context === undefined || fields.get("x-amz-security-token") !== LOCAL_TOKEN) return unknownKeyId;
    const refused = refusalOfForm(form, bucket.name, LOCAL_SECRET, Date.now() + context.clockOffsetMs);
    if (refused) return refused;
    const key = fields.get("key") ?? "";
    const type = fields.get("content-type") ?? "binary/octet-stream";
    return carryOut("PutObject", { bucket, key }, context, async () => {
      await files.write(bucket.name, key, { bytes: file, headers: { "content-type": type } });
      return { status: 204, headers: { etag: etagOf(file) } };
    });
  }

  async function call(wanted: Wanted, request: IncomingMessage, body: Buffer, contextOf: ContextOf) {
    const operation = OPERATIONS[request.method ?? ""];
    if (operation === undefined) return NEITHER;
    const signed = readSigned(request, body);
    if (signed === undefined) return accessDenied;
    const context = contextOf(signed.scope.accessKeyId, operation);
    if (context === undefined) return unknownKeyId;
    if (!signed.isSignedWith(LOCAL_SECRET)) return wrongSignature;
    return carryOut(operation, wanted, context, () => act(operation, wanted, request, body, context));
  }

  async function act(
    operation: "GetObject" | "PutObject" | "DeleteObject",
    { bucket: { name }, key }: Wanted,
    { headers }: IncomingMessage,
    bytes: Buffer,
    { authorize }: CallContext,
  ): Promise<S3Answer> {
    if (operation === "DeleteObject") {
      await files.remove(name, key);
      return { status: 204 };
    }
    if (operation === "PutObject") {
      const kept = ["content-type", "cache-control"].flatMap((header) => {
        const value = headers[header];
        return typeof value === "string" ? [[header, value]] : [];
      });
      await files.write(name, key, { bytes, headers: Object.fromEntries(kept) });
      return { status: 200, headers: { etag: etagOf(bytes) } };
    }
    const found = await files.read(name, key);
    if (found)
      return { status: 200, headers: { ...found.headers, etag: etagOf(found.bytes) }, body: found.bytes };
    // S3 says that a file is missing only to callers who may list the bucket.
    const mayList = authorize({ action: "s3:ListBucket", resource: bucketArn(name) }) === "allowed";
    return mayList ? noSuchKey : accessDenied;
  }

  return {
    open(opened) {
      for (const bucket of opened) buckets.set(bucket.name, bucket);
    },
    async serve(request, body, contextOf) {
      const [name = "", ...rest] = (request.url ?? "").slice(S3_PATH.length).split("/");
      const bucket = buckets.get(name);
      if (bucket === undefined) return noSuchBucket;
      const { origin, "access-control-request-method": asked } = request.headers;
      if (request.method === "OPTIONS") {
        const headers = corsHeaders(bucket, asked ?? "", origin);
        return headers
          ? { status: 200, headers }
          : s3Refusal(403, "AccessForbidden", "CORSResponse: This CORS request is not allowed.");
      }
      const key = rest.join("/");
      const answer = await (request.method === "POST" && key === ""
        ? post(bucket, request, body, contextOf)
        : call({ bucket, key }, request, body, contextOf));
      if (answer === HANG_UP) return answer;
      return {
        ...answer,
        headers: { ...answer.headers, ...corsHeaders(bucket, request.method ?? "", origin) },
      };
    },
  };
}

const etagOf = (bytes: Buffer): string => `"${createHash("md5").update(bytes).digest("hex")}"`;
