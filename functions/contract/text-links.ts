/** A piece of a text. If it has a `url`, it is an address that a page may link. */
export interface TextPiece {
  readonly text: string;
  readonly url?: string;
}

const ADDRESS = /https?:\/\/[^\s<>"'`|\\^{}]+/gi;
const PROTOCOLS = new Set(["https:", "http:", "mailto:"]);
/** What ends a sentence or a bracket around an address is not part of it. */
const AFTER_ADDRESS = /[.,;:!?)\]…*_]+$/;

/**
 * Finds addresses in a text that a person wrote. Only `http` and `https` are linked, and none with a user name,
 * because `https://bank.example@elsewhere.example` leads elsewhere. The pieces together are the text.
 */
export function linkedText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(AFTER_ADDRESS, "");
    const url = safeUrl(address);
    if (url === null) continue;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: address, url });
    end = index + address.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** The address as a page may link it. `null`: the page shows only the text. */
export function safeUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, username, password, href } = new URL(address);
  return PROTOCOLS.has(protocol) && username === "" && password === "" ? href : null;
}
