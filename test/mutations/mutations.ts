import { accountMutations } from "./account-mutations.ts";
import { anyOfMutations } from "./any-of-mutations.ts";
import { boothMutations } from "./booth-mutations.ts";
import { choiceMutations } from "./choice-mutations.ts";
import { doorMutations } from "./door-mutations.ts";
import { feedbackMutations } from "./feedback-mutations.ts";
import { figureMutations } from "./figure-mutations.ts";
import { handsMutations } from "./hands-mutations.ts";
import { ledgerMutations } from "./ledger-mutations.ts";
import { mailMutations } from "./mail-mutations.ts";
import { messageMutations } from "./message-mutations.ts";
import { dropped, type Mutation, replaced } from "./mutation.ts";
import { noticeMutations } from "./notice-mutations.ts";
import { overlapMutations } from "./overlap-mutations.ts";
import { partMutations } from "./part-mutations.ts";
import { pictureMutations } from "./picture-mutations.ts";
import { pushMutations } from "./push-mutations.ts";
import { roleMutations } from "./role-mutations.ts";
import { rosterMutations } from "./roster-mutations.ts";
import { rsvpMutations } from "./rsvp-mutations.ts";
import { scenarioMutations } from "./scenario-mutations.ts";
import { standbyMutations } from "./standby-mutations.ts";
import { storeMutations } from "./store-mutations.ts";
import { swapMutations } from "./swap-mutations.ts";
import { tallyMutations } from "./tally-mutations.ts";
import { ticketMutations } from "./ticket-mutations.ts";
import { useCaseMutations } from "./use-case-mutations.ts";
import { waitlistMutations } from "./waitlist-mutations.ts";

const window = "functions/store/seats/rate-window.ts";
const rateWindow = ["test/store/seats/rate-window.test.ts"];

const rateMutations = [
  dropped("rate window: the oldest call has left the period", window, "h0 <= :horizon", rateWindow),
  replaced(
    "rate window: a repeated call counts once",
    window,
    "AND NOT :request IN (${slots.map(request)",
    "AND NOT :request IN (${slots.map(time)",
    rateWindow,
  ),
];

export const mutations: readonly Mutation[] = [
  ...ledgerMutations,
  ...tallyMutations,
  ...figureMutations,
  ...standbyMutations,
  ...partMutations,
  ...rsvpMutations,
  ...rateMutations,
  ...useCaseMutations,
  ...swapMutations,
  ...waitlistMutations,
  ...storeMutations,
  ...messageMutations,
  ...pictureMutations,
  ...pushMutations,
  ...accountMutations,
  ...roleMutations,
  ...boothMutations,
  ...mailMutations,
  ...ticketMutations,
  ...doorMutations,
  ...handsMutations,
  ...feedbackMutations,
  ...choiceMutations,
  ...anyOfMutations,
  ...scenarioMutations,
  ...noticeMutations,
  ...overlapMutations,
  ...rosterMutations,
];

/** One mutation that pure tests catch and one that database tests catch, both quickly. */
export const shortList: readonly Mutation[] = [...useCaseMutations.slice(0, 1), ...rateMutations.slice(-1)];
