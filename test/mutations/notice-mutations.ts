// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const book = "functions/store/notices/notice-book.ts";
const pending = "functions/store/notices/pending-moves.ts";
const moves = "functions/store/notices/moves.ts";
const tell = "functions/store/notices/tell.ts";
const send = "functions/core/notices/send-notice.ts";
const push = "functions/core/notices/push/send-push.ts";
const stories = ["test/simulation/notices/stories.test.ts"];
const sending = ["test/store/notices/sending.test.ts"];
const ofPush = ["test/core/notices/push/send-push.test.ts"];
const endings = ["test/core/notices/due-notices.test.ts"];
const ofMoves = ["test/store/notices/moves.test.ts"];

/** Conditions of the writes of notices. */
export const noticeMutations: readonly Mutation[] = [
  dropped("notices: a notice is put if it is new", book, "attribute_not_exists(PK)", sending),
  dropped(
    "notices: a sending is begun by one function",
    book,
    "#channel = :wanted OR (#channel = :sending AND #lease <= :now)",
    sending,
    '"#channel = :wanted OR (#channel = :sending AND #lease <= :now)"',
  ),
  dropped("notices: a sending passes on when its lease has ended", book, "#lease <= :now", sending),
  dropped(
    "notices: a sending that is over is not given back",
    book,
    "#channel = :sending",
    sending,
    'ConditionExpression: "#channel = :sending"',
  ),
  dropped(
    "notices: a notice that has left the inbox does not come back",
    book,
    "attribute_exists(PK)",
    sending,
    '#result = :result REMOVE #lease",\n    ConditionExpression: "attribute_exists(PK)"',
  ),
  dropped(
    "notices: a notice that expires is one that is there",
    book,
    "attribute_exists(PK)",
    ["test/store/account/told-nobody.test.ts"],
    ':past REMOVE ${CHANNELS.join(", ")}`,\n    ConditionExpression: "attribute_exists(PK)"',
  ),
  dropped(
    "moves: a move is remembered once",
    pending,
    "attribute_not_exists(#seen) OR #seen < :version",
    ofMoves,
    '"attribute_not_exists(#seen) OR #seen < :version"',
  ),
  dropped("moves: no move is closed unseen", pending, "version = :seen", ofMoves),
  dropped(
    "moves: what comes later stays when moves are forgotten",
    pending,
    "attribute_not_exists(dueAt)",
    ofMoves,
  ),
  dropped(
    "moves: only moves that were told are forgotten",
    pending,
    "closedVersion = :version",
    ofMoves,
    "closedVersion = :version AND attribute_not_exists(dueAt)",
  ),
  dropped(
    "moves: only moves that were told make way for later ones",
    pending,
    "closedVersion = :version",
    ofMoves,
    "closedVersion = :version AND attribute_exists(dueAt)",
  ),
];

/** Faults that are more than a condition left out. Stories find them. */
export const noticeFaults: readonly Mutation[] = [
  replaced(
    "fault: a channel is asked for only by the function that put the notice",
    tell,
    "await queue.sendAll(unsent.map(",
    "await queue.sendAll((isNew ? unsent : []).map(",
    stories,
  ),
  replaced(
    "fault: a sending is written as sent before it is",
    send,
    "  const outcome = await attempt(",
    '  await book.finish(ref, channel, { kind: "sent", messageId: "" });\n  const outcome = await attempt(',
    stories,
  ),
  replaced(
    "fault: a sending of another function counts as done",
    send,
    'if (begun === "busy") throw new SendingIsBusy(`${channel} of ${ref.noticeId}`);',
    'if (begun === "busy") return null;',
    stories,
  ),
  replaced(
    "fault: what a notice says is read before its sending begins",
    send,
    "  const begun = await book.begin(ref, channel);",
    "  const early = await book.find(ref);\n  book = { ...book, find: async () => early };\n  const begun = await book.begin(ref, channel);",
    ["test/core/notices/send-notice.test.ts"],
  ),
  replaced(
    "fault: what is no longer true is sent",
    send,
    "isOutdated(told.notice, told.state) ? OUTDATED : send(told)",
    "send(told)",
    stories,
  ),
  replaced(
    "fault: everything that is no offer is no longer true",
    "functions/core/notices/outdated.ts",
    "said !== undefined && state?.rsvp.status !== said",
    'state?.rsvp.status !== (said ?? "OFFERED")',
    stories,
  ),
  replaced(
    "fault: it is forgotten which devices have a message",
    send,
    "error instanceof SentInPart ? error.reached : []",
    "[]",
    ["test/core/notices/send-notice.test.ts"],
  ),
  replaced(
    "fault: devices that have a message get it again",
    push,
    ".filter(({ id }) => !told.reached.includes(id))",
    "",
    ofPush,
  ),
  replaced(
    "fault: one device is enough",
    push,
    "failures.length > 0 && !isLate",
    "failures.length > 0 && reached.length === 0 && !isLate",
    ofPush,
  ),
  replaced(
    "fault: a device that is gone is kept",
    push,
    'if (answer === "gone") await forget(userId, subscription);',
    "",
    ofPush,
  ),
  replaced(
    "fault: push is wanted without a device",
    "functions/core/notices/preferences.ts",
    '(channel !== "push" || person.takesPush)',
    "true",
    stories,
  ),
  replaced(
    "fault: the end of an offer is near as if there were no quiet hours",
    "functions/core/notices/tell-due.ts",
    "quietOf(offer.rsvp.eventId))",
    "() => [])",
    endings,
  ),
  replaced(
    "fault: people are told in quiet hours that their offer ends",
    "functions/core/notices/ending-offers.ts",
    "|| quiet.some(({ begins, ends }) => begins <= nowMs && nowMs < ends)",
    "",
    endings,
  ),
  replaced(
    "fault: messages of one notice id are one sending",
    "functions/contract/notice-message.ts",
    "JSON.stringify([userId, eventId, at, noticeId, channel])",
    "JSON.stringify([noticeId, channel])",
    ["test/contract/notice-message.test.ts"],
  ),
  replaced(
    "fault: records that failed are not repeated",
    "functions/middleware/record-batch.ts",
    "records.find((record) => failed.has(record))",
    "records.at(records.length)",
    stories,
  ),
  replaced(
    "fault: records of one item are handled at the same time",
    "functions/middleware/record-batch.ts",
    "Map.groupBy(records, itemOf)",
    "Map.groupBy(records, (each) => each)",
    ["test/middleware/record-batch.test.ts"],
  ),
  replaced(
    "fault: all changes of an RSVP are one notice",
    "functions/core/notices/notices-of-rsvp.ts",
    "noticeId: `${rsvpId}.${version}`",
    "noticeId: rsvpId",
    stories,
  ),
  replaced(
    "fault: moves are told without closing them",
    "functions/core/notices/tell-due.ts",
    "if (!(await book.close(pending))) return false;",
    "",
    stories,
  ),
  replaced(
    "fault: people are looked for before the index shows them",
    moves,
    "< MAX_JOIN_TO_INDEX_MS) await sleep(INDEX_LAG_MS)",
    "< 0) await sleep(INDEX_LAG_MS)",
    ofMoves,
  ),
  replaced(
    "fault: people who came after a move hear of it",
    moves,
    "page.filter((item) => stateOf(item).since <= until)",
    "page.filter((item) => stateOf(item).since <= until || until !== null)",
    ofMoves,
  ),
  replaced(
    "fault: the links of an offer's mail are of the moment at which it is sent",
    "functions/queue/notices/personal-links.ts",
    'kind === "OFFER_MADE" ? at : null',
    'kind === "OFFER_MADE" ? new Date().toISOString() : null',
    ["test/middleware/personal-links.test.ts"],
  ),
];
