import { GraphQLError } from "graphql";
import type { Refusal } from "../../middleware/reply.ts";

/** A refusal of the contract as a GraphQL error, with the same code and members. */
export class Refused extends GraphQLError {
  constructor({ code, detail, members }: Refusal) {
    super(detail, { extensions: { code, ...members } });
  }
}

export const unauthenticated: Refusal = {
  code: "UNAUTHENTICATED",
  detail: "Send a valid token with this request. It must be an ID token, not an access token.",
};
