import type { EraseAnswer, ExportAnswer } from "../../../functions/contract/account.ts";
import { type Answer, valueIn } from "./failure.ts";
import { type ApiAccess, requestJson } from "./request.ts";

export type AccountExport = Omit<ExportAnswer, "nextCursor">;

/** Reads all pages of what is stored about the person, as one. */
export async function exportAccount(access: ApiAccess): Promise<AccountExport> {
  const page = async (cursor: string | null) => {
    const path = `/api/me/export${cursor === null ? "" : `?cursor=${cursor}`}`;
    return valueIn(await requestJson<ExportAnswer>(access, { path }));
  };
  let { nextCursor, ...whole } = await page(null);
  while (nextCursor !== null) {
    const next = await page(nextCursor);
    whole = {
      ...whole,
      rsvps: [...whole.rsvps, ...next.rsvps],
      notices: [...whole.notices, ...next.notices],
      readMarks: [...whole.readMarks, ...next.readMarks],
      pendingMoves: [...whole.pendingMoves, ...next.pendingMoves],
      days: [...whole.days, ...next.days],
      groups: [...whole.groups, ...next.groups],
      tickets: [...whole.tickets, ...next.tickets],
      preferences: whole.preferences ?? next.preferences,
      calendarLink: whole.calendarLink ?? next.calendarLink,
      other: [...whole.other, ...next.other],
    };
    nextCursor = next.nextCursor;
  }
  return whole;
}

/** Erases as much as one request can. The same request again goes on. */
export const eraseAccount = (access: ApiAccess): Promise<Answer<EraseAnswer>> =>
  requestJson<EraseAnswer>(access, { method: "DELETE", path: "/api/me?confirm=erase-my-account" });
