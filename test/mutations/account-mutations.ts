// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { type Mutation, replaced } from "./mutation.ts";

const erasing = ["test/store/account/erasing.test.ts"];
const toldNobody = ["test/store/account/told-nobody.test.ts"];
const useCase = ["test/core/account/erase-account.test.ts"];
const silence = "functions/store/notices/silence.ts";
const tell = "functions/store/notices/tell.ts";

/** What erasing an account leaves behind, or brings back, without one of its conditions. */
export const accountMutations: readonly Mutation[] = [
  replaced(
    "erasing: moves an RSVP that has changed",
    "functions/store/account/anonymous-rsvp.ts",
    "ConditionExpression: condition,",
    'ConditionExpression: ["attribute_not_exists(nowhere)", condition].join(" OR "),',
    erasing,
  ),
  replaced(
    "erasing: shortens the silence that another request needs",
    silence,
    "(silencedBy = :requestId OR silentUntil < :at)",
    "(attribute_exists(PK) OR silencedBy = :requestId)",
    erasing,
  ),
  replaced(
    "erasing: ends beside what was chosen meanwhile",
    silence,
    "`${IS_BARE} AND (silencedBy",
    "`(silencedBy",
    erasing,
  ),
  replaced("erasing: a late change is told", silence, "at <= silentUntil", "at < silentUntil", toldNobody),
  replaced(
    "erasing: preferences that were read before the silence are enough",
    tell,
    "if (isSilent(await readPreferences(table, userId), notice)) {",
    "if (isSilent(person, notice)) {",
    toldNobody,
  ),
  replaced(
    "erasing: a link of an old mail writes preferences",
    "functions/store/notices/unsubscribing.ts",
    'ConditionExpression: "attribute_exists(PK)"',
    'ConditionExpression: "attribute_exists(PK) OR attribute_not_exists(PK)"',
    toldNobody,
  ),
  replaced(
    "erasing: an RSVP that is nobody's makes a notice",
    "functions/store/notices/rsvp-changes.ts",
    " || isAnonymous(userIdOf(after))",
    "",
    toldNobody,
  ),
  replaced(
    "erasing: gives up a seat in a session that is over",
    "functions/core/account/erase-account.ts",
    " || ended.has(rsvp.sessionId))",
    " || ended.has(String(rsvp.isUncounted)))",
    useCase,
  ),
  replaced(
    "erasing: does not look again",
    "functions/core/account/erase-account.ts",
    "else if (await book.isEmpty(person.userId)) return null;",
    "else if ((await book.isEmpty(person.userId)) || true) return null;",
    useCase,
  ),
  replaced(
    "erasing: an RSVP that is made meanwhile stays",
    "functions/store/account/account-book.ts",
    "Limit: 2",
    "Limit: 1",
    erasing,
  ),
];
