import { randomBytes } from "node:crypto";

/** The form is API Gateway's: `JKJaXmPLvHcESHA=`. */
export function newRequestId(): string {
  return `${randomBytes(12).toString("base64url").slice(0, 15)}=`;
}
