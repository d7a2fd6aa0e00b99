import type { Warnings } from "./warnings.ts";

const MAX_DECLARATION_BYTES = 300;
const XML_ENCODING = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/i;
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]{1,40})/i;

/**
 * Decodes a file by its byte order mark, or else by its first bytes, or else by the encoding
 * in its XML declaration or content type. Non-ASCII UTF-8 cannot be mistaken for another
 * encoding, so a wrong name does no harm.
 */
export function decode(bytes: Uint8Array, contentType: string | undefined, warnings: Warnings): string {
  const marked = markOf(bytes) ?? wideEncodingOf(bytes);
  if (marked !== null) return withoutDamage(new TextDecoder(marked).decode(bytes), warnings);
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, MAX_DECLARATION_BYTES));
  const declared = XML_ENCODING.exec(start)?.[1] ?? CHARSET.exec(contentType ?? "")?.[1];
  const named = declared === undefined ? null : decoderFor(declared);
  const utf8 = readUtf8(bytes);
  if (utf8 !== null) {
    const misleads = named !== null && named !== "utf-8" && !isAscii(bytes);
    if (misleads)
      warnings.add(`The file says that its encoding is ${declared}, but it is UTF-8 and was read as UTF-8.`);
    return utf8;
  }
  if (named !== null && named !== "utf-8")
    return withoutDamage(new TextDecoder(named).decode(bytes), warnings);
  warnings.add(
    declared === undefined
      ? "The file does not name its encoding and is not UTF-8. It was read as windows-1252."
      : `The file says that its encoding is ${declared}, but it is not. It was read as windows-1252.`,
  );
  return new TextDecoder("windows-1252").decode(bytes);
}

function markOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : null;
}

/** Every format begins with an ASCII character, so zero bytes beside it reveal UTF-16. */
function wideEncodingOf(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return "utf-16be";
  return a !== 0 && b === 0 && c !== 0 && d === 0 ? "utf-16le" : null;
}

/** The result is null if the name is unknown, or impossible for bytes that begin with ASCII characters. */
function decoderFor(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith("utf-16") ? null : encoding;
  } catch {
    return null;
  }
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function withoutDamage(text: string, warnings: Warnings): string {
  const damaged = text.split("\uFFFD").length - 1;
  if (damaged > 0) warnings.add(`${damaged} characters cannot be read in the file's encoding.`);
  return text;
}
