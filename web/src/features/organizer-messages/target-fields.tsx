import { useMemo } from "react";
import type { Event, Session } from "../../api/answers.ts";
import { messagesMessages as text } from "../../messages/organizer/messages-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import type { FieldErrors } from "../../organizer/field-errors.ts";
import { type EventClock, eventDay } from "../../time/event-day.ts";
import { longDate, momentText } from "../../time/zoned.ts";
import { AUDIENCES, type MessageDraft, SCOPES } from "./message-draft.ts";

interface TargetFieldsProps {
  readonly event: Event;
  readonly sessions: readonly Session[];
  readonly draft: MessageDraft;
  readonly errors: FieldErrors;
  change(changes: Partial<MessageDraft>): void;
}

/** Who gets the message. */
export function TargetFields({ event, sessions, draft, errors, change }: TargetFieldsProps) {
  const choices = useMemo(() => choicesOf(sessions, event), [sessions, event]);
  const dayName = (day: string) => (day === "" ? text.choose : longDate(`${day}T12:00:00Z`, "UTC"));
  return (
    <>
      <ChoiceField
        label={text.scope}
        choice={draft.scope}
        choices={["", ...SCOPES]}
        error={errors.scope}
        nameOf={(scope) => (scope === "" ? text.choose : text.scopes[scope])}
        onChoose={(scope) => change({ scope, day: "" })}
      />
      {draft.scope === "session" && (
        <ChoiceField
          label={text.session}
          choice={draft.sessionId}
          choices={withNone(choices.sessionIds, draft.sessionId)}
          error={errors.sessionId}
          nameOf={(sessionId) => choices.names.get(sessionId) ?? (sessionId || text.choose)}
          onChoose={(sessionId) => change({ sessionId })}
        />
      )}
      {draft.scope === "room" && (
        <ChoiceField
          label={text.room}
          choice={draft.room}
          choices={withNone(choices.rooms, draft.room)}
          error={errors.room}
          nameOf={(room) => room || text.choose}
          onChoose={(room) => change({ room })}
        />
      )}
      {(draft.scope === "day" || draft.scope === "room") && (
        <ChoiceField
          label={text.day}
          choice={draft.day}
          choices={withNone(choices.days, draft.day)}
          error={errors.day}
          nameOf={(day) => (day === "" && draft.scope === "room" ? text.allDays : dayName(day))}
          onChoose={(day) => change({ day })}
        />
      )}
      <ChoiceField
        label={text.audience}
        className="sm:col-span-2"
        choice={draft.audience}
        choices={AUDIENCES}
        nameOf={(audience) => text.audiences[audience]}
        onChoose={(audience) => change({ audience })}
      />
    </>
  );
}

/** What is chosen stays a choice, even if the programme no longer has it. */
const withNone = (choices: readonly string[], chosen: string): string[] => [
  ...new Set(["", ...(chosen === "" || choices.includes(chosen) ? [] : [chosen]), ...choices]),
];

function choicesOf(sessions: readonly Session[], clock: EventClock) {
  const zone = clock.timeZone;
  const rooms = new Set(sessions.flatMap(({ room }) => room ?? []));
  const nameOf = ({ title, startsAt }: Session) => `${title} · ${momentText(startsAt, zone)}`;
  return {
    sessionIds: sessions.map(({ sessionId }) => sessionId),
    names: new Map(sessions.map((session) => [session.sessionId, nameOf(session)])),
    rooms: [...rooms].sort((a, b) => a.localeCompare(b, "en", { numeric: true })),
    days: [...new Set(sessions.map(({ startsAt }) => eventDay(startsAt, clock)))].sort(),
  };
}
