import type { Rating } from "../../core/feedback/feedback.ts";
import { partition, queryPage, queryPages } from "../dynamodb/queries.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { COMMENT_PREFIX, hourOfComment, sessionFeedbackPartition } from "../keys.ts";

/** A comment as organizers see it. */
export interface Comment {
  readonly rating: Rating;
  readonly comment: string;
  readonly name: string | null;
  /** The hour in which the person answered; ISO, UTC. */
  readonly answeredAt: string;
}

export interface CommentsRequest {
  readonly sessionId: string;
  readonly rating?: number | undefined;
  /** Without those whose people do not want to be named. */
  readonly namedAlone: boolean;
}

interface PageRequest extends CommentsRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Reads a page of comments, those of the last hour first. `null`: the cursor is none of this list. */
export async function readComments(
  table: Table,
  { limit, cursor, ...request }: PageRequest,
): Promise<{ readonly comments: readonly Comment[]; readonly nextCursor: string | null } | null> {
  const PK = sessionFeedbackPartition(request.sessionId);
  const SK = cursor === undefined ? undefined : Buffer.from(cursor, "base64url").toString();
  if (SK !== undefined && !SK.startsWith(COMMENT_PREFIX)) return null;
  const found: Item[] = [];
  let after = SK;
  do {
    const page = await queryPage(table, {
      ...lastFirst(request.sessionId),
      Limit: limit,
      ...(after !== undefined && { ExclusiveStartKey: { PK, SK: after } }),
    });
    found.push(...page.items.filter(wantedBy(request)));
    after = page.nextKey?.SK;
  } while (found.length < limit && after !== undefined);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1)?.SK : after;
  return { comments: items.map(toComment), nextCursor: last === undefined ? null : cursorOf(last) };
}

/** Reads all comments, in the same order. */
export async function readAllComments(table: Table, request: CommentsRequest): Promise<Comment[]> {
  const found: Comment[] = [];
  for await (const page of queryPages(table, lastFirst(request.sessionId)))
    found.push(...page.filter(wantedBy(request)).map(toComment));
  return found;
}

const lastFirst = (sessionId: string) => ({
  ...partition(sessionFeedbackPartition(sessionId), COMMENT_PREFIX),
  ScanIndexForward: false,
});

const wantedBy =
  ({ rating, namedAlone }: CommentsRequest) =>
  (item: Item): boolean =>
    (rating === undefined || item.rating === rating) && (!namedAlone || typeof item.name === "string");

const toComment = (item: Item): Comment => ({
  rating: item.rating as Rating,
  comment: String(item.comment),
  name: textOrNull(item.name),
  answeredAt: hourOfComment(item),
});

const cursorOf = (place: string): string => Buffer.from(place).toString("base64url");
