import { createHmac } from "node:crypto";

const PSEUDONYM_HEX_DIGITS = 16;
/** A home or a phone has 64 bits of IPv6 to itself. */
const NETWORK_GROUPS = 4;

/** Names people and addresses in logs. Equal values get the same name, which is useless without the key. */
export function pseudonyms(key: string) {
  const pseudonym = (kind: string, value: string) =>
    createHmac("sha256", key).update(`${kind}:${value}`).digest("hex").slice(0, PSEUDONYM_HEX_DIGITS);
  return {
    ofPerson: (userId: string) => pseudonym("sub", userId),
    ofAddress: (address: string) => pseudonym("address", networkOf(address)),
  };
}

/** Returns an IPv4 address unchanged. For IPv6 it returns the network, written out: `2001:db8:0:1`. */
export function networkOf(address: string): string {
  const url = `http://[${address}]`;
  if (!address.includes(":") || !URL.canParse(url)) return address;
  const canonical = new URL(url).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return [...before, ...zeros, ...after].slice(0, NETWORK_GROUPS).join(":");
}
