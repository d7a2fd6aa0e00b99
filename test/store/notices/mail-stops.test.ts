import { beforeAll, describe, expect, inject, it } from "vitest";
import type { MailStop } from "../../../functions/core/notices/mail-stop.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { preferencesKey } from "../../../functions/store/keys.ts";
import { mailStopsOf, retryMails, stopMails } from "../../../functions/store/notices/mail-stops.ts";
import { putPreferences, readOwnPreferences } from "../../../functions/store/notices/preferences.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const at = (second: number) => new Date(Date.UTC(2026, 11, 27, 10, 0, second)).toISOString();
const stop = (second: number, changes: Partial<MailStop> = {}): MailStop => ({
  ...{ address: "ada@example.org", why: "BOUNCE", at: at(second) },
  ...changes,
});
const marked = async (userId: string) => (await readOwnPreferences(table, userId)).mailStopped;

describe("the mark of a person whose mails come back", () => {
  it("is put once, however often the feedback comes", async () => {
    const all = await Promise.all([1, 2, 3].map(() => stopMails(table, "often", stop(5))));
    expect(all.toSorted()).toEqual(["standing", "standing", "stopped"]);
    expect(await marked("often")).toEqual(stop(5));
  });

  it("is of the mail that was sent last, in whichever order feedback comes", async () => {
    const [first, last] = [stop(1), stop(9, { address: "ada@new.example", why: "COMPLAINT" })];
    await stopMails(table, "first-last", first);
    expect(await stopMails(table, "first-last", last)).toBe("stopped");
    await stopMails(table, "last-first", last);
    expect(await stopMails(table, "last-first", first)).toBe("outdated");
    for (const userId of ["first-last", "last-first"]) expect(await marked(userId)).toEqual(last);
    expect(await stopMails(table, "last-first", { ...last, at: at(2) })).toBe("standing");
    expect(await marked("last-first")).toEqual(last);
  });

  it("ends when the person tries again, and earlier mails do not bring it back", async () => {
    await stopMails(table, "again", stop(1));
    await retryMails(table, "again", at(30));
    expect(await marked("again")).toBeNull();
    for (const second of [1, 20, 30]) expect(await stopMails(table, "again", stop(second))).toBe("outdated");
    expect(await marked("again")).toBeNull();
    expect(await stopMails(table, "again", stop(31))).toBe("stopped");
    expect(await marked("again")).toEqual(stop(31));
  });

  it("of a later mail stays when the person has tried again before it was sent", async () => {
    await stopMails(table, "late", stop(40));
    await retryMails(table, "late", at(30));
    expect(await marked("late")).toEqual(stop(40));
  });

  it("is not made by trying again, which then leaves no trace", async () => {
    await retryMails(table, "calm", at(30));
    expect(await stopMails(table, "calm", stop(1))).toBe("stopped");
  });

  it("leaves preferences as they are, and they leave the mark", async () => {
    const chosen = { channels: { MOVED: [] }, reminderMinutes: 10, language: "en" } as const;
    await putPreferences(table, "both", chosen);
    await stopMails(table, "both", stop(1));
    await putPreferences(table, "both", { ...chosen, reminderMinutes: 60 });
    expect(await readOwnPreferences(table, "both")).toEqual({
      ...chosen,
      reminderMinutes: 60,
      mailStopped: stop(1),
    });
  });

  it("is put on an erased account only for a mail after the erasing, because it has an address", async () => {
    await updateItem(table, {
      Key: preferencesKey("gone"),
      UpdateExpression: "SET silentUntil = :until",
      ExpressionAttributeValues: { ":until": at(3) },
    });
    expect(await stopMails(table, "gone", stop(3))).toBe("outdated");
    expect(await marked("gone")).toBeNull();
    expect(await stopMails(table, "gone", stop(5))).toBe("stopped");
  });

  it("is read for many people at once, also if some are named twice or have none", async () => {
    await stopMails(table, "many", stop(1));
    const found = await mailStopsOf(table, [
      "many",
      "many",
      "nobody",
      ...Array.from({ length: 120 }, (_, n) => `p${n}`),
    ]);
    expect([...found]).toEqual([["many", stop(1)]]);
  });
});
