import { type S3Answer, s3Refusal, wrongSignature } from "./s3-answer.ts";
import { type Scope, scopeOf, signatureOf } from "./signing.ts";

/** A form that a browser sends to a bucket (S3, "POST Object"). */
export interface PostForm {
  /** By their names in lower case, without the file. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Buffer;
  readonly scope: Scope | undefined;
}

/** Reads a form; undefined if it is none, or has no file. S3 ignores the fields after the file. */
export async function readPostForm(body: Buffer, contentType: string): Promise<PostForm | undefined> {
  const headers = { "content-type": contentType };
  const data = await new Response(new Uint8Array(body), { headers }).formData().catch(() => undefined);
  const fields = new Map<string, string>();
  for (const [name, value] of data ?? []) {
    if (name === "file") {
      const file = typeof value === "string" ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
      return { fields, file, scope: scopeOf(fields.get("x-amz-credential") ?? "") };
    }
    fields.set(name.toLowerCase(), String(value));
  }
  return undefined;
}

/** Fields that need no condition. */
const FREE = /^(?:policy|x-amz-signature|x-ignore-.*)$/;

type Condition = Readonly<Record<string, string>> | readonly [string, string | number, string | number];

/** What S3 would refuse. `now` is in ms. */
export function refusalOfForm(
  form: PostForm,
  bucket: string,
  secret: string,
  now: number,
): S3Answer | undefined {
  const { fields, file, scope } = form;
  const policy = fields.get("policy") ?? "";
  if (scope === undefined || signatureOf(scope, secret, policy) !== fields.get("x-amz-signature"))
    return wrongSignature;
  const read = readPolicy(policy);
  if (read === undefined) return invalid("Invalid Policy: Invalid JSON.", 400);
  if (Date.parse(read.expiration) <= now) return invalid("Invalid according to Policy: Policy expired.");
  const given = new Map([...fields, ["bucket", bucket]]);
  const covered = new Set<string>(["bucket"]);
  for (const condition of read.conditions) {
    const [kind, about, wanted] = asTriple(condition);
    if (kind === "content-length-range") {
      if (file.length > Number(wanted)) return tooLarge;
      if (file.length < Number(about)) return tooSmall;
      continue;
    }
    const name = String(about).replace(/^\$/, "").toLowerCase();
    covered.add(name);
    const value = given.get(name) ?? "";
    const holds = kind === "starts-with" ? value.startsWith(String(wanted)) : value === wanted;
    if (!holds)
      return invalid(
        `Invalid according to Policy: Policy Condition failed: ${JSON.stringify(asTriple(condition))}`,
      );
  }
  const extra = [...fields.keys()].filter((name) => !FREE.test(name) && !covered.has(name));
  return extra.length > 0
    ? invalid(`Invalid according to Policy: Extra input fields: ${extra.join(", ")}`)
    : undefined;
}

function asTriple(condition: Condition): readonly [string, string | number, string | number] {
  if (Array.isArray(condition)) return condition as [string, string, string];
  const [name = "", value = ""] = Object.entries(condition)[0] ?? [];
  return ["eq", `$${name}`, value];
}

function readPolicy(policy: string): { expiration: string; conditions: Condition[] } | undefined {
  try {
    const read = JSON.parse(Buffer.from(policy, "base64").toString("utf8"));
    return Array.isArray(read.conditions) && !Number.isNaN(Date.parse(read.expiration)) ? read : undefined;
  } catch {
    return undefined;
  }
}

const invalid = (message: string, status = 403): S3Answer =>
  s3Refusal(status, status === 403 ? "AccessDenied" : "InvalidPolicyDocument", message);
const tooLarge = s3Refusal(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
const tooSmall = s3Refusal(
  400,
  "EntityTooSmall",
  "Your proposed upload is smaller than the minimum allowed size",
);
