import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import { KEY_ID_LENGTH, signedText, type TicketClaims, textToSign } from "../contract/tickets/ticket-text.ts";

/** A key that signs tickets with Ed25519 (RFC 8032). */
export interface TicketKey {
  /** The beginning of the public key's hash. A ticket names it. */
  readonly keyId: string;
  /** In base64url. */
  readonly publicKey: string;
  /** Writes a ticket's text. The same claims give the same text. */
  sign(claims: TicketClaims): string;
}

const SEED_BYTES = 32;
/** A private key of Ed25519 in PKCS #8 (RFC 8410), up to its seed. */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** The keys of a stage. The first signs, and the others are older and still accepted. */
export function ticketKeysOf(
  secrets: readonly string[],
  generations: readonly number[],
): readonly [TicketKey & Generation, ...(TicketKey & Generation)[]] {
  const [current, ...older] = secrets.map((secret, index) => ({
    ...ticketKeyOf(secret),
    generation: generations[index] ?? 0,
  }));
  if (current === undefined) throw new Error("There is no secret of tickets");
  return [current, ...older];
}

/** The number of the secret from which a key is derived. */
interface Generation {
  readonly generation: number;
}

/** Derives the key from a secret, so that there is no private key to make, to keep or to lose. */
export function ticketKeyOf(secret: string): TicketKey {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "session-rsvp: ticket", SEED_BYTES));
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = publicKeyOf(privateKey);
  const hash = createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest("base64url");
  const keyId = hash.slice(0, KEY_ID_LENGTH);
  return {
    ...{ keyId, publicKey },
    sign(claims) {
      const text = textToSign(keyId, claims);
      return signedText(text, sign(null, Buffer.from(text), privateKey));
    },
  };
}

const publicKeyOf = (privateKey: KeyObject): string =>
  String(createPublicKey(privateKey).export({ format: "jwk" }).x);
