import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AgendaSession, Rsvp } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import type { Failure } from "../../api/failure.ts";
import { sessionPath } from "../../api/queries.ts";
import { requestJson } from "../../api/request.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { actingMessages } from "../../messages/attendee/acting-messages.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import type { Group } from "../../seats/groups.ts";
import { mySchedulesKey } from "../../seats/my-schedule-query.ts";
import { presume } from "../../seats/presume.ts";
import { showToast } from "../../ui/toasts.ts";
import { failureText } from "./tell-failure.ts";

/** Leaves all waitlists of a group: shown at once, and what could not be left is taken back. */
export function useLeaveGroup() {
  const access = useApiAccess();
  const client = useQueryClient();
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const [busy, setBusy] = useState(false);

  async function leave(group: Group): Promise<void> {
    setBusy(true);
    const members = inOrder(group).map(({ session }) => ({
      session,
      presumed: presume(client, attendeeId, session, "CANCELLED"),
    }));
    let left = 0;
    let failure: Failure | undefined;
    for (const { session, presumed } of members) {
      // After a failure the others are not tried: the person decides again.
      const answer = failure === undefined ? await cancel(session) : undefined;
      if (answer?.ok) {
        presumed.settle(answer.value);
        left += 1;
      } else presumed.rollBack();
      if (answer?.ok === false) failure = answer.failure;
    }
    setBusy(false);
    tell(left, members.length, failure, () => void leave(group));
    void askAnew(client, { queryKey: mySchedulesKey });
  }

  const cancel = ({ sessionId }: AgendaSession) =>
    requestJson<Rsvp>(access, { method: "DELETE", path: `${sessionPath(sessionId)}/rsvp` });
  return { busy, leave };
}

/** The offer last: as long as it is open, the other waitlists make none. */
const inOrder = ({ members }: Group) =>
  members.toSorted((a, b) => Number(a.rsvp.status === "OFFERED") - Number(b.rsvp.status === "OFFERED"));

function tell(left: number, all: number, failure: Failure | undefined, retry: () => void): void {
  if (failure === undefined) {
    showToast("good", text.left(left));
    return;
  }
  const said = left === 0 ? failureText(failure) : `${text.leftSome(left, all)} ${failureText(failure)}`;
  showToast("bad", said, { label: actingMessages.result.retry, act: retry });
}
