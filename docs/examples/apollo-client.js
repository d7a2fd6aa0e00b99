import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { SetContextLink } from "@apollo/client/link/context";

const SEATS = gql`
  fragment Seats on Session {
    id
    title
    capacity
    taken
    seatsLeft
    myRsvp {
      id
      status
    }
  }
`;

export const AGENDA = gql`
  query Agenda($eventId: ID!) {
    sessions(eventId: $eventId) {
      ...Seats
    }
  }
  ${SEATS}
`;

export const MY_SCHEDULE = gql`
  query MySchedule($eventId: ID!) {
    mySchedule(eventId: $eventId) {
      id
      sessionId
      title
      rsvpStatus
    }
  }
`;

const RESERVE = gql`
  mutation Reserve($sessionId: ID!) {
    rsvpToSession(input: { sessionId: $sessionId }) {
      success
      code
      message
      rsvp {
        id
        status
      }
      session {
        ...Seats
      }
    }
  }
  ${SEATS}
`;

/** `getToken` returns the person's token. It is called before each request. */
export function createClient(getToken) {
  const signedIn = new SetContextLink(async ({ headers }) => ({
    headers: { ...headers, authorization: `Bearer ${await getToken()}` },
  }));
  const link = signedIn.concat(new HttpLink({ uri: "https://rsvp.example.org/api/graphql" }));
  return new ApolloClient({ link, cache: new InMemoryCache() });
}

/** Shows the seat at once. If the service refuses, Apollo Client takes it back: `success` is false. */
export async function reserve(client, eventId, session) {
  const { data } = await client.mutate({
    mutation: RESERVE,
    variables: { sessionId: session.id },
    optimisticResponse: { rsvpToSession: presumed(session) },
    // The session's new seats reach the cache by its id. A list does not know its new entry.
    update(cache, { data }) {
      const { success, rsvp } = data.rsvpToSession;
      if (!success) return;
      const entry = {
        __typename: "ScheduleEntry",
        id: rsvp.id,
        sessionId: session.id,
        title: session.title,
        rsvpStatus: rsvp.status,
      };
      cache.updateQuery({ query: MY_SCHEDULE, variables: { eventId } }, (known) => {
        if (!known) return;
        const others = known.mySchedule.filter(({ sessionId }) => sessionId !== session.id);
        return { mySchedule: [...others, entry] };
      });
    },
  });
  return data.rsvpToSession;
}

function presumed(session) {
  const rsvp = { __typename: "SessionRsvpType", id: session.myRsvp?.id ?? "presumed", status: "CONFIRMED" };
  const { taken, seatsLeft } = session;
  return {
    __typename: "RsvpToSessionResponse",
    success: true,
    code: "RESERVED",
    message: "",
    rsvp,
    session: { ...session, taken: taken + 1, seatsLeft: seatsLeft && seatsLeft - 1, myRsvp: rsvp },
  };
}
