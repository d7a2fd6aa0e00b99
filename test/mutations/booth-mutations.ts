import { dropped, type Mutation, replaced } from "./mutation.ts";

const ledger = "functions/store/ledger/booths.ts";
const atStore = ["test/store/booths/booth-book.test.ts"];

/** What lets people into a booth once, keeps others out, and ends a visit only when its time is up. */
export const boothMutations: readonly Mutation[] = [
  dropped("booth: nobody reserves from afar", ledger, "attribute_not_exists(booth)", atStore),
  dropped("booth: nobody enters a session", ledger, "attribute_exists(booth)", atStore),
  dropped("booth: an offer of a cancelled booth lets nobody in", ledger, "#state <> :cancelled", atStore),
  replaced("booth: a person who enters is inside", ledger, ", inside :one, checkIns :one", "", atStore),
  dropped(
    "booth: the sweep ends a visit only when its time is up",
    "functions/store/seats/rsvp-cancellation.ts",
    "visitEndsAt <= :now",
    atStore,
  ),
  dropped(
    "booth: two first looks make one code",
    "functions/store/booths/booth-code.ts",
    "attribute_not_exists(code)",
    atStore,
  ),
];
