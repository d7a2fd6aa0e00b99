import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { agendaQuery } from "../../seats/seats-query.ts";
import { whenIdle } from "../../time/idle.ts";

const none: readonly AgendaSession[] = [];

/** The event's sessions. A person who comes from the agenda has them already; else they come when the page is idle. */
export function useProgramme(eventId: string): readonly AgendaSession[] {
  const [enabled, setEnabled] = useState(false);
  const agenda = useQuery({ ...agendaQuery(useApiAccess(), useQueryClient(), eventId), enabled });
  useEffect(() => {
    let left = false;
    void whenIdle(async () => !left && setEnabled(true));
    return () => {
      left = true;
    };
  }, []);
  return agenda.data ?? none;
}
