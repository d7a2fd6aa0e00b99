import type { IncomingMessage } from "node:http";
import { PICTURE_HEADERS } from "../../lib/constructs/website/security-headers.ts";
import type { HttpResponse } from "../gateway/http-response.ts";
import { resourcesOfType, type Template } from "../template/cloudformation.ts";
import type { Resolver } from "../template/resolver.ts";
import type { LocalBucket } from "./buckets.ts";
import type { FileStore } from "./file-store.ts";

/** A bucket that the distribution serves beside the web app, and the beginning of its paths. */
export interface ServedBucket {
  readonly bucket: string;
  readonly prefix: string;
}

interface DistributionConfig {
  readonly Origins: readonly { readonly Id: string; readonly DomainName: string }[];
  readonly DefaultCacheBehavior: { readonly TargetOriginId: string };
  readonly CacheBehaviors?: readonly { readonly PathPattern: string; readonly TargetOriginId: string }[];
}

/** Undefined: the template has no website. */
export function readServedBucket(
  template: Template,
  resolver: Resolver,
  buckets: readonly LocalBucket[],
): ServedBucket | undefined {
  for (const [, { Properties }] of resourcesOfType(template, "AWS::CloudFront::Distribution")) {
    const { DistributionConfig: config } = resolver(Properties) as { DistributionConfig: DistributionConfig };
    const { Origins, DefaultCacheBehavior, CacheBehaviors = [] } = config;
    for (const { PathPattern, TargetOriginId } of CacheBehaviors) {
      if (TargetOriginId === DefaultCacheBehavior.TargetOriginId) continue;
      const domain = Origins.find(({ Id }) => Id === TargetOriginId)?.DomainName;
      const bucket = buckets.find(({ name }) => domain?.startsWith(`${name}.s3.`))?.name;
      if (bucket !== undefined) return { bucket, prefix: PathPattern.replace(/\*$/, "") };
    }
  }
  return undefined;
}

/** Serves pictures as CloudFront does. */
export function createPictures(files: FileStore, { bucket, prefix }: ServedBucket) {
  return async ({ url = "", method }: IncomingMessage): Promise<HttpResponse | undefined> => {
    const [path = ""] = url.split("?");
    if (!path.startsWith(prefix) || (method !== "GET" && method !== "HEAD")) return undefined;
    const found = await files.read(bucket, path.slice(1));
    // Without the permission to list the bucket, CloudFront gets this from S3.
    if (found === undefined) return { status: 403, headers: PICTURE_HEADERS, body: "" };
    return { status: 200, headers: { ...found.headers, ...PICTURE_HEADERS }, body: found.bytes };
  };
}
