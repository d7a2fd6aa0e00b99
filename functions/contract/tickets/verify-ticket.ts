import { verifyAsync } from "@noble/ed25519";
import { fromBase64url } from "./base64url.ts";
import { readTicketText, type TicketClaims } from "./ticket-text.ts";

/** What a door learns from a ticket alone, without a network. Whether it was replaced is known from the table only. */
export type VerifiedTicket =
  | { readonly kind: "valid"; readonly claims: TicketClaims }
  /** It is genuine, but of another event. */
  | { readonly kind: "of-another-event"; readonly claims: TicketClaims }
  /** No key of this id is known here. It may be newer than what the door has loaded. */
  | { readonly kind: "unknown-key"; readonly keyId: string }
  | { readonly kind: "forged" }
  | { readonly kind: "not-a-ticket" };

export interface TicketDoor {
  readonly eventId: string;
  /** The public keys that are accepted, in base64url, by their ids. */
  readonly keys: ReadonlyMap<string, string>;
}

/**
 * Reads a ticket and verifies its signature. It runs in functions and in browsers, also in those of old tablets: WebCrypto
 * has Ed25519 only in recent ones.
 */
export async function verifyTicket(scanned: string, { eventId, keys }: TicketDoor): Promise<VerifiedTicket> {
  const text = readTicketText(scanned);
  if (text === null) return { kind: "not-a-ticket" };
  const { keyId, claims, signed, signature } = text;
  const key = keys.get(keyId);
  if (key === undefined) return { kind: "unknown-key", keyId };
  const isGenuine = await verifyAsync(
    signature,
    new TextEncoder().encode(signed),
    fromBase64url(key) ?? new Uint8Array(),
    // The strict rules of RFC 8032.
    { zip215: false },
  ).catch(() => false);
  if (!isGenuine) return { kind: "forged" };
  return { kind: claims.eventId === eventId ? "valid" : "of-another-event", claims };
}
