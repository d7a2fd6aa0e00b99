import { GraphqlBody } from "../contract/graphql-body.ts";
import { GraphqlSettings } from "../contract/settings.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal } from "../middleware/reply.ts";
import { permissions } from "../middleware/role-access.ts";
import { anyone, route } from "../middleware/route.ts";
import { IssuerUnavailable, tokenReader } from "../middleware/token.ts";
import { isPassing as storeIsPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { roleFinder } from "../store/roles/find-role.ts";
import { nudgeQueue } from "../store/waitlist/nudge-queue.ts";
import { contextOf } from "./graphql/context.ts";
import { toGraphqlResponse } from "./graphql/errors.ts";
import { mutations } from "./graphql/mutations.ts";
import { worstOf } from "./graphql/outcome.ts";
import { perform } from "./graphql/perform.ts";
import { queries } from "./graphql/queries.ts";
import { unauthenticated } from "./graphql/refused.ts";
import { codesOf, refused, toReply } from "./graphql/response.ts";
import { attendeeActions } from "./seats/attendee-actions.ts";
import { rateLimitOf } from "./seats/rate-limit.ts";

const settings = GraphqlSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const readToken = tokenReader({ issuer: settings.TOKEN_ISSUER, audience: settings.TOKEN_AUDIENCE });
const may = permissions(settings.ORGANIZER_GROUP, roleFinder(table));
const actions = attendeeActions(table, nudgeQueue(settings.NUDGE_QUEUE_URL), rateLimitOf(settings));
const service = {
  root: { ...queries(table), ...mutations(table, actions) },
  introspection: settings.INTROSPECTION,
};
const isPassing = (error: unknown) => storeIsPassing(error) || error instanceof IssuerUnavailable;

const operation = route({ access: anyone, body: GraphqlBody }, async ({ requestId, headers, body }) => {
  const attendee = await readToken(headers.authorization);
  if (attendee === "invalid") return toReply(refused(unauthenticated), headers.accept);
  const context = contextOf(table, attendee, requestId, may);
  const response = toGraphqlResponse(await perform(body, context, service), requestId, isPassing);
  const reply = toReply(response, headers.accept);
  const outcome = worstOf([...context.refusals, ...codesOf(response)]) ?? reply.outcome;
  return { ...reply, outcome, userId: attendee?.userId };
});

export const handler = httpFunction(
  {
    "POST /api/graphql": async (event, time) => {
      const result = await operation(event, time);
      return isRefusal(result) ? toReply(refused(result), event.headers.accept, false) : result;
    },
  },
  { isPassing },
);
