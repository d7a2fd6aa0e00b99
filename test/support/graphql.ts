import { type ApiResponse, call, people } from "./api.ts";
import type { TestService } from "./service.ts";

export interface PostOptions {
  readonly token?: string | undefined;
  readonly headers?: Record<string, string>;
}

export function graphqlOf(service: TestService) {
  const { tokenOf } = people(service);
  const post = (body: unknown, options: PostOptions = {}): Promise<ApiResponse> =>
    call(service, "POST", "/api/graphql", { ...options, body });
  const ask = (query: string, variables?: object, options?: PostOptions) =>
    post({ query, variables }, options);
  const as = async (user: string, query: string, variables?: object) =>
    ask(query, variables, { token: await tokenOf(user) });
  const change =
    (field: string, input: string) =>
    async (user: string, sessionId: string, over = {}) => {
      const answer = await as(user, mutation(field, input), { input: { sessionId, ...over } });
      return { ...answer, result: answer.body.data?.[field], error: answer.body.errors?.[0]?.extensions };
    };
  return {
    post,
    ask,
    as,
    reserve: change("rsvpToSession", "RsvpToSessionInput"),
    cancel: change("cancelSessionRsvp", "CancelSessionRsvpInput"),
    accept: change("acceptSessionOffer", "AcceptSessionOfferInput"),
    pass: change("passSessionOffer", "PassSessionOfferInput"),
  };
}

export const RSVP = `id sessionId userId eventId status rsvpAt cancelledAt cancelReason waitlistedAt offeredAt
  offerExpiresAt waitlistPosition waitlistPositionText onOffer passesLeft passedUntil anyOfId checkedInAt version`;

export const SESSION = `id eventId kind title abstract type track room language speakers { name } startsAt endsAt state
  capacity taken waiting seatsLeft registrationOpensAt registrationClosesAt lineClosesAt waitlistPolicy offerMinutes visitMinutes version
  movedFrom { startsAt endsAt room movedAt }`;

export const ENTRY = `id rsvpId sessionId title startTime endTime sessionType speakers room rsvpStatus offerExpiresAt
  waitlistPosition waitlistPositionText`;

const mutation = (field: string, input: string): string =>
  `mutation ($input: ${input}!) { ${field}(input: $input) { success code message rsvp { ${RSVP} } } }`;
