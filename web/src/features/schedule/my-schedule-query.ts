import { gql, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { Event, ScheduleEntry } from "../../api/schema.ts";
import { useRefresh } from "../../api/use-refresh.ts";

export type MyEntry = Pick<
  ScheduleEntry,
  | "__typename"
  | "id"
  | "sessionId"
  | "title"
  | "startTime"
  | "endTime"
  | "sessionType"
  | "speakers"
  | "room"
  | "rsvpStatus"
>;

interface MyScheduleQuery {
  readonly event: Pick<
    Event,
    "__typename" | "id" | "title" | "timeZone" | "startsAt" | "endsAt" | "accentColor"
  > | null;
  readonly mySchedule: readonly MyEntry[];
}

const MY_SCHEDULE: TypedDocumentNode<MyScheduleQuery, { eventId: string }> = gql`
  query MySchedule($eventId: ID!) {
    event(eventId: $eventId) {
      id
      title
      timeZone
      startsAt
      endsAt
      accentColor
    }
    mySchedule(eventId: $eventId) {
      id
      sessionId
      title
      startTime
      endTime
      sessionType
      speakers
      room
      rsvpStatus
    }
  }
`;

/** Shown as it was at once, and asked for anew: other pages change it. */
export function useMySchedule(eventId: string, signedIn: boolean) {
  const result = useQuery(MY_SCHEDULE, {
    variables: { eventId },
    skip: !signedIn,
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const { data, refetch } = result;
  useRefresh(
    async () => {
      const answer = await refetch();
      return answer.data !== data;
    },
    { skip: !signedIn },
  );
  return result;
}
