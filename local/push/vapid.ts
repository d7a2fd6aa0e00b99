import { importJWK, jwtVerify } from "jose";

const DAY_SECONDS = 86_400;
const KEY_BYTES = 65;

export interface VapidRules {
  /** The origin of the push service. */
  readonly audience: string;
  readonly now: Date;
  /** The key that the subscription was made for. Undefined: any key. */
  readonly publicKey: string | undefined;
}

/** What is wrong with the `Authorization` header of a push request, as RFC 8292 has it. */
export async function vapidProblem(
  header: string | undefined,
  rules: VapidRules,
): Promise<string | undefined> {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/i.exec(header ?? "") ?? [];
  if (token === undefined || key === undefined) return "The Authorization header must be 'vapid t=…, k=…'";
  if (rules.publicKey !== undefined && key !== rules.publicKey)
    return "The subscription was made for another application server key";
  try {
    const options = { algorithms: ["ES256"], audience: rules.audience, currentDate: rules.now };
    const { payload } = await jwtVerify(token, await importKey(key), {
      ...options,
      requiredClaims: ["exp", "sub"],
    });
    const maxExpiry = rules.now.getTime() / 1000 + DAY_SECONDS;
    if ((payload.exp ?? 0) > maxExpiry) return "The token is valid for more than 24 hours";
    return /^(mailto:|https:)/.test(payload.sub ?? "") ? undefined : "'sub' must be a mailto: or https: URL";
  } catch (error) {
    return `The token is not valid: ${error instanceof Error ? error.message : error}`;
  }
}

function importKey(key: string) {
  const point = Buffer.from(key, "base64url");
  if (point.length !== KEY_BYTES) throw new Error("'k' is no uncompressed point of P-256");
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  return importJWK({ kty: "EC", crv: "P-256", x, y }, "ES256");
}
