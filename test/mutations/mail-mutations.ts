import { dropped, type Mutation, replaced } from "./mutation.ts";

const stops = "functions/store/notices/mail-stops.ts";
const rule = "functions/core/notices/mail-stop.ts";
const atStore = ["test/store/notices/mail-stops.test.ts"];
const atCore = ["test/core/notices/mail-stop.test.ts"];

/** What keeps mails from being stopped by late, repeated or harmless feedback. */
export const mailMutations: readonly Mutation[] = [
  dropped(
    "mail stop: the mail that was sent last decides",
    stops,
    "(attribute_not_exists(mailStopped) OR mailStopped.#at < :at)",
    atStore,
  ),
  dropped(
    "mail stop: mails from before the person tried again say nothing",
    stops,
    "(attribute_not_exists(mailRetriedAt) OR mailRetriedAt < :at)",
    atStore,
  ),
  dropped(
    "mail stop: an account that is being erased gets none",
    stops,
    "(attribute_not_exists(silentUntil) OR silentUntil < :at)",
    atStore,
  ),
  dropped("mail stop: trying again leaves a later one", stops, "mailStopped.#at <= :now", atStore),
  dropped(
    "mail stop: an event notes the mail that was sent last",
    "functions/store/notices/event-stops.ts",
    "attribute_not_exists(#at) OR #at < :at",
    ["test/store/notices/event-stops.test.ts"],
  ),
  replaced(
    "mail stop: an event notes nobody whose mark does not stand",
    stops,
    "mark?.address === stop.address",
    "true",
    atStore,
  ),
  replaced(
    "mail stop: only permanent bounces count",
    rule,
    'bounceType === "Permanent"',
    "bounceType !== null",
    atCore,
  ),
  replaced("mail stop: not-spam is no complaint", rule, '=== "not-spam"', '=== "never"', atCore),
  replaced(
    "mail stop: another address is not stopped",
    rule,
    "stop.address.toLowerCase() === address?.toLowerCase()",
    "address !== null",
    atCore,
  ),
];
