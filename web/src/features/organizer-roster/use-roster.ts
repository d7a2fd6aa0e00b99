import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import type { Attendee, RosterAnswer, RosterStatus } from "../../api/organizer/answers.ts";
import { seatsChanged } from "../../api/organizer/changed.ts";
import { organizerKeys } from "../../api/organizer/keys.ts";
import { removeAttendee } from "../../api/organizer/requests.ts";
import {
  type Addition,
  addAttendee,
  type OutOfTurn,
  offerOutOfTurn,
} from "../../api/organizer/roster-by-hand.ts";
import { useRosterList } from "./use-roster-list.ts";

export const STATUSES = ["CONFIRMED", "OFFERED", "WAITLISTED"] as const satisfies readonly RosterStatus[];

/** A session's roster, which attendees can be removed from. */
export function useRoster({ sessionId, eventId }: Session) {
  const access = useApiAccess();
  const client = useQueryClient();
  const queryKey = organizerKeys.roster(sessionId);
  const roster = {
    CONFIRMED: useRosterList(sessionId, "CONFIRMED"),
    OFFERED: useRosterList(sessionId, "OFFERED"),
    WAITLISTED: useRosterList(sessionId, "WAITLISTED"),
  };
  const reload = () => askAnew(client, { queryKey });

  const { mutateAsync: remove } = useMutation({
    mutationFn: ({ userId }: Attendee) => removeAttendee(access, sessionId, userId),
    onSuccess: async (answer, { userId }) => {
      // The removal may have succeeded although its answer was lost.
      if (!answer.ok) return void reload();
      // Pages on their way may be older than the removal.
      await client.cancelQueries({ queryKey });
      client.setQueriesData<Pages>({ queryKey }, (pages) => pages && without(pages, userId));
      seatsChanged(client, eventId, sessionId);
    },
  });
  // Also after a lost answer: the person may be on the roster.
  const onSettled = () => {
    reload();
    seatsChanged(client, eventId, sessionId);
  };
  const { mutateAsync: add } = useMutation({
    mutationFn: (addition: Addition) => addAttendee(access, sessionId, addition),
    onSettled,
  });
  const { mutateAsync: offerTo } = useMutation({
    mutationFn: ({ userId, body }: { readonly userId: string; readonly body: OutOfTurn }) =>
      offerOutOfTurn(access, sessionId, userId, body),
    onSettled,
  });
  const offer = ({ userId }: Attendee, body: OutOfTurn) => offerTo({ userId, body });
  return { roster, reload, remove, add, offer };
}

type Pages = InfiniteData<RosterAnswer, string>;

const without = ({ pages, pageParams }: Pages, gone: string): Pages => ({
  pageParams,
  pages: pages.map((page) => ({
    ...page,
    attendees: page.attendees.filter(({ userId }) => userId !== gone),
  })),
});
