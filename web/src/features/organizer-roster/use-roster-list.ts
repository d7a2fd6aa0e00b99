import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Attendee, RosterAnswer, RosterStatus } from "../../api/organizer/answers.ts";
import { rosterQuery } from "../../api/organizer/queries.ts";

export interface RosterList {
  readonly attendees: readonly Attendee[];
  readonly complete: boolean;
  readonly error: Error | null;
  /** Continues a list that was interrupted. */
  goOn(): void;
}

const NOBODY: readonly Attendee[] = [];

/** Loads one list of a roster page by page and shows each page at once. */
export function useRosterList(sessionId: string, status: RosterStatus): RosterList {
  const query = useInfiniteQuery({ ...rosterQuery(useApiAccess(), sessionId, status), select: attendeesIn });
  const { data = NOBODY, isSuccess, hasNextPage, isFetching, error, fetchNextPage, refetch } = query;
  const loadNext = isSuccess && hasNextPage && !isFetching;
  useEffect(() => {
    if (loadNext) void fetchNextPage();
  }, [loadNext, fetchNextPage]);

  // A complete list stays until the next one is complete too.
  const complete = useRef<readonly Attendee[]>(undefined);
  if (isSuccess && !hasNextPage) complete.current = data;
  return {
    attendees: complete.current ?? data,
    complete: complete.current !== undefined,
    error,
    goOn: () => void (hasNextPage ? fetchNextPage() : refetch()),
  };
}

/** A person who moved up meanwhile may be on two pages. */
const attendeesIn = ({ pages }: InfiniteData<RosterAnswer>): readonly Attendee[] => [
  ...new Map(pages.flatMap((page) => page.attendees).map((each) => [each.userId, each])).values(),
];
