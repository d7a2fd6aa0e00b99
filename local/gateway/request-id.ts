import { randomBytes } from "node:crypto";

/** Looks like those of API Gateway: `JKJaXmPLvHcESHA=`. */
export function newRequestId(): string {
  return `${randomBytes(12).toString("base64url").slice(0, 15)}=`;
}
