import { createECDH, ECDH, hkdfSync } from "node:crypto";

/** The key pair by which push services know this stage (VAPID, RFC 8292). */
export interface PushKey {
  /** The point, not compressed, in base64url: what browsers call `applicationServerKey`. */
  readonly publicKey: string;
  readonly privateKey: Buffer;
}

const CURVE = "prime256v1";
/** The number of points of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** 128 bits more than the order has, so that no private key is likelier than another (FIPS 186-5, A.2.1). */
const DERIVED_BYTES = 48;

/** Derives the pair from a secret, so that there is no private key to make, to keep or to lose. */
export function pushKeyOf(secret: string): PushKey {
  const derived = Buffer.from(hkdfSync("sha256", secret, "", "session-rsvp: push key", DERIVED_BYTES));
  const scalar = (BigInt(`0x${derived.toString("hex")}`) % (ORDER - 1n)) + 1n;
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const pair = createECDH(CURVE);
  pair.setPrivateKey(privateKey);
  return { publicKey: pair.getPublicKey("base64url"), privateKey };
}

/** Tells whether a key in base64url is a point of the curve. Nobody can encrypt for another one. */
export function isPointOfCurve(key: string): boolean {
  try {
    ECDH.convertKey(key, CURVE, "base64url", "base64url", "uncompressed");
    return true;
  } catch {
    return false;
  }
}
