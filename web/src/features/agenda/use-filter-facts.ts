import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { myScheduleQuery } from "../../seats/my-schedule-query.ts";
import { seatsQuery } from "../../seats/seats-query.ts";
import { useNow } from "../../time/use-now.ts";
import type { FilterFacts, Filters } from "./filters.ts";

const A_MINUTE = 60_000;
const nothing = () => undefined;

/** The agenda follows only what its filters look at: other seats may change without it. */
export function useFilterFacts(eventId: string, filters: Filters): FilterFacts {
  const access = useApiAccess();
  const client = useQueryClient();
  const { identity } = useIdentity();
  const free = filters.free !== "";
  const { data: seats } = useQuery({
    ...seatsQuery(access, client, eventId),
    enabled: false,
    ...(!free && { select: nothing }),
  });
  const { data: mySchedule } = useQuery({
    ...myScheduleQuery(access, client, eventId, attendeeIdOf(identity)),
    enabled: false,
    ...(filters.mine === "" && { select: nothing }),
  });
  const now = useNow(free ? A_MINUTE : undefined);
  return useMemo(() => ({ now, seats, mySchedule }), [now, seats, mySchedule]);
}
