import { ApolloClient, ApolloLink, HttpLink } from "@apollo/client";
import { BulkCache } from "./bulk-cache.ts";

/**
 * An answer with errors counts as a failure (Apollo's `errorPolicy: "none"`). Only a field with its own error
 * is null, so results are typed without null.
 * @param token the token of the person who is signed in when a request is made
 */
export function createApiClient(token: () => string | undefined): ApolloClient {
  const http = new HttpLink({ uri: "/api/graphql" });
  const authorized = new ApolloLink((operation, forward) => {
    const current = token();
    if (current !== undefined) {
      operation.setContext({ headers: { authorization: `Bearer ${current}` } });
    }
    return forward(operation);
  });
  return new ApolloClient({ link: authorized.concat(http), cache: createCache() });
}

export function createCache(): BulkCache {
  return new BulkCache({
    // Tracking nine hundred sessions for later readers takes longer than reading them again.
    resultCaching: false,
    typePolicies: {
      Query: {
        fields: {
          // A single object may come from a list that was loaded before; null is an answer, too.
          event: (existing, { args, toReference }) =>
            existing === undefined ? toReference({ __typename: "Event", id: args?.eventId }) : existing,
          session: (existing, { args, toReference }) =>
            existing === undefined ? toReference({ __typename: "Session", id: args?.sessionId }) : existing,
        },
      },
      Speaker: { keyFields: false },
      MovedFrom: { keyFields: false },
    },
  });
}
