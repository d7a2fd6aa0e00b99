import { Buffer } from "node:buffer";
import type { HttpEvent } from "./http-event.ts";
import type { Refusal } from "./reply.ts";

export type ReadResult<T> =
  | { readonly read: true; readonly value: T }
  | { readonly read: false; readonly refusal: Refusal };

export interface ByteBody {
  /** Lower case, without parameters. It is absent if the client sent none. */
  readonly mediaType: string | undefined;
  /** The header as it was sent, including a charset. */
  readonly contentType: string | undefined;
  readonly bytes: Uint8Array;
}

export interface TextBody {
  /** Lower case, without parameters. It is absent if the client sent none. */
  readonly mediaType: string | undefined;
  readonly text: string;
}

/** Reads the body as it was sent, up to `maxBytes` long. */
export function readBytes(event: HttpEvent, maxBytes: number): ReadResult<ByteBody> {
  const encoding = event.headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") {
    const detail = `Send the body without an encoding. ${encoding} is not supported.`;
    return { read: false, refusal: { code: "UNSUPPORTED_MEDIA_TYPE", detail } };
  }
  const raw = event.body ?? "";
  const bytes = Buffer.from(raw, event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > maxBytes) {
    const detail = `The body has ${bytes.length} bytes. It may have at most ${maxBytes}.`;
    return { read: false, refusal: { code: "PAYLOAD_TOO_LARGE", detail } };
  }
  const contentType = event.headers["content-type"];
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  return { read: true, value: { mediaType, contentType, bytes } };
}

/** Reads the body as UTF-8 text, up to `maxBytes` long. */
export function readBody(event: HttpEvent, maxBytes: number): ReadResult<TextBody> {
  const body = readBytes(event, maxBytes);
  if (!body.read) return body;
  const { mediaType, bytes } = body.value;
  try {
    return {
      read: true,
      value: { mediaType, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) },
    };
  } catch {
    return { read: false, refusal: { code: "INVALID_REQUEST", detail: "The body is not valid UTF-8." } };
  }
}

const isJson = (mediaType: string): boolean =>
  mediaType === "application/json" || /^application\/[\w.-]+\+json$/.test(mediaType);

/** Parses the body as JSON. It is `undefined` if there is none. */
export function readJson(body: ReadResult<TextBody>): ReadResult<unknown> {
  if (!body.read) return body;
  const { mediaType, text } = body.value;
  if (text.trim() === "") return { read: true, value: undefined };
  if (mediaType !== undefined && !isJson(mediaType)) {
    const detail = "Send the body as application/json.";
    return { read: false, refusal: { code: "UNSUPPORTED_MEDIA_TYPE", detail } };
  }
  try {
    return { read: true, value: JSON.parse(text) };
  } catch {
    return { read: false, refusal: { code: "INVALID_REQUEST", detail: "The body is not valid JSON." } };
  }
}
