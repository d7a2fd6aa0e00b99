import { encryptNotification } from "@block65/webcrypto-web-push";
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from "jose";
import type { PushSubscriptionJson } from "../../../local/push/subscriptions.ts";

/** An application server's key: the public one is in base64url, as browsers and headers have it. */
export interface VapidKeys {
  readonly privateKey: CryptoKey;
  readonly publicKey: string;
}

export async function vapidKeys(): Promise<VapidKeys> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const { x = "", y = "" } = await exportJWK(publicKey);
  const point = [Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
  return { privateKey, publicKey: Buffer.concat(point).toString("base64url") };
}

export interface Claims {
  readonly aud: string;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly sub: string;
}

export async function vapidHeader(claims: Claims, { privateKey, publicKey }: VapidKeys): Promise<string> {
  const token = await new SignJWT({ ...claims }).setProtectedHeader({ alg: "ES256" }).sign(privateKey);
  return `vapid t=${token}, k=${publicKey}`;
}

export const encryptFor = ({ endpoint, keys }: PushSubscriptionJson, text: string) =>
  encryptNotification({ endpoint, keys, expirationTime: null }, new TextEncoder().encode(text));
