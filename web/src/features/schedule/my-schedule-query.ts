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
  | "rsvpAt"
  | "waitlistedAt"
  | "cancelledAt"
  | "cancelReason"
  | "offerExpiresAt"
  | "movedFrom"
>;

type ScheduleEvent = Pick<
  Event,
  "__typename" | "id" | "title" | "timeZone" | "startsAt" | "endsAt" | "accentColor"
>;

interface MyScheduleQuery {
  readonly event: ScheduleEvent | null;
  readonly mySchedule: readonly MyEntry[];
  readonly myEnded: readonly MyEntry[];
}

const MY_ENTRY = gql`
  fragment MyEntry on ScheduleEntry {
    id
    sessionId
    title
    startTime
    endTime
    sessionType
    speakers
    room
    rsvpStatus
    rsvpAt
    waitlistedAt
    cancelledAt
    cancelReason
    offerExpiresAt
    movedFrom {
      startsAt
      endsAt
      room
      movedAt
    }
  }
`;

const SCHEDULE_EVENT: TypedDocumentNode<{ readonly event: ScheduleEvent | null }, { eventId: string }> = gql`
  query ScheduleEvent($eventId: ID!) {
    event(eventId: $eventId) {
      id
      title
      timeZone
      startsAt
      endsAt
      accentColor
    }
  }
`;

/** People who are signed out need it: the schedule itself contains the event. */
export function useScheduleEvent(eventId: string, skip: boolean) {
  return useQuery(SCHEDULE_EVENT, { variables: { eventId }, skip });
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
      ...MyEntry
    }
    myEnded(eventId: $eventId) {
      ...MyEntry
    }
  }
  ${MY_ENTRY}
`;

/** The cached schedule is shown at once and requested again, because other pages change it. */
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
