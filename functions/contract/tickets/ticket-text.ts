import { fromBase64url, toBase64url } from "./base64url.ts";

/** What a ticket says: no name, no address, and no id of its person. */
export interface TicketClaims {
  /** Random, 16 characters in base64url. */
  readonly ticketId: string;
  readonly eventId: string;
  /** ISO, UTC, whole seconds. */
  readonly issuedAt: string;
}

/** The text of a ticket in its pieces. Nobody has verified the signature. */
export interface TicketText {
  readonly keyId: string;
  readonly claims: TicketClaims;
  /** What is signed. */
  readonly signed: string;
  readonly signature: Uint8Array;
}

const FORMAT = "SR1";
export const TICKET_ID_BYTES = 12;
const SECONDS_BYTES = 4;
export const KEY_ID_LENGTH = 6;
/** The bytes of a signature with Ed25519. */
const SIGNATURE_BYTES = 64;
const EVENT_ID = /^[a-z0-9-]{2,40}$/;

/** Writes what is to be signed: the format, the key's id, and the claims as bytes. */
export const textToSign = (keyId: string, claims: TicketClaims): string =>
  [FORMAT, keyId, toBase64url(payloadOf(claims))].join(".");

/** Adds the signature to a text. */
export const signedText = (text: string, signature: Uint8Array): string =>
  `${text}.${toBase64url(signature)}`;

/** Reads the text of a ticket, as a scanner or a person gives it. `null`: it is none. */
export function readTicketText(scanned: string): TicketText | null {
  const [format, keyId = "", payload = "", sealed = "", ...more] = scanned.trim().split(".");
  if (format !== FORMAT || more.length > 0) return null;
  if (keyId.length !== KEY_ID_LENGTH || !/^[\w-]+$/.test(keyId)) return null;
  const claims = claimsIn(fromBase64url(payload));
  const signature = fromBase64url(sealed);
  if (claims === null || signature?.length !== SIGNATURE_BYTES) return null;
  return { keyId, claims, signed: [format, keyId, payload].join("."), signature };
}

function payloadOf({ ticketId, eventId, issuedAt }: TicketClaims): Uint8Array {
  const id = fromBase64url(ticketId) ?? new Uint8Array();
  const seconds = new Uint8Array(SECONDS_BYTES);
  new DataView(seconds.buffer).setUint32(0, Date.parse(issuedAt) / 1_000);
  return new Uint8Array([...id, ...seconds, ...new TextEncoder().encode(eventId)]);
}

function claimsIn(payload: Uint8Array | null): TicketClaims | null {
  const head = TICKET_ID_BYTES + SECONDS_BYTES;
  if (payload === null || payload.length <= head) return null;
  const eventId = String.fromCharCode(...payload.subarray(head));
  if (!EVENT_ID.test(eventId)) return null;
  const seconds = new DataView(payload.buffer, payload.byteOffset).getUint32(TICKET_ID_BYTES);
  return {
    ticketId: toBase64url(payload.subarray(0, TICKET_ID_BYTES)),
    eventId,
    issuedAt: new Date(seconds * 1_000).toISOString(),
  };
}
