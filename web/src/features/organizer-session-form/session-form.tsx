import { useMemo, useState } from "react";
import type { Event, Session } from "../../api/answers.ts";
import { useCreateSession } from "../../api/organizer/use-create-session.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { feedbackMessages } from "../../messages/organizer/feedback-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { AskFeedback } from "../../organizer/ask-feedback.tsx";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import { errorOf } from "../../organizer/field-errors.ts";
import { FormFrame, FormSection } from "../../organizer/form-frame.tsx";
import { type Draft, useDraft } from "../../organizer/use-draft.ts";
import { useSubmit } from "../../organizer/use-submit.ts";
import { showToast } from "../../ui/toasts.ts";
import { AboutFields } from "./about-fields.tsx";
import { changedMeanwhile, type Meanwhile } from "./meanwhile.ts";
import { MeanwhileChanges } from "./meanwhile-changes.tsx";
import { RegistrationFields } from "./registration-fields.tsx";
import { SeatsFields } from "./seats-fields.tsx";
import { asKind, checkChange, checkNew, draftOf, newDraft, type SessionDraft } from "./session-draft.ts";
import { useSaving } from "./use-saving.tsx";
import { WhenFields } from "./when-fields.tsx";

const KINDS = ["SESSION", "BOOTH"] as const;

interface SessionFormProps {
  readonly event: Event;
  /** Absent: the form creates a session. */
  readonly session?: Session | undefined;
  onSaved(session: Session): void;
  onCancel(): void;
}

export function SessionForm({ event, session, onSaved, onCancel }: SessionFormProps) {
  const createSession = useCreateSession(event.eventId);
  const { eventId, timeZone } = event;
  const saved = useMemo(
    () => (session === undefined ? newDraft(event) : draftOf(session, timeZone)),
    [session, event, timeZone],
  );
  const draft = useDraft(session?.sessionId ?? `new in ${eventId}`, saved);
  const { restored, change, discard } = draft;
  const entered = session?.state === "CANCELLED" ? stillCancelled(draft) : draft;
  const { value, changed } = entered;
  const [beforeThisVisit] = useState(() =>
    session === undefined ? undefined : sinceLastVisit(draft, saved),
  );
  const { meanwhile, dialog, isMeant, save } = useSaving(event, beforeThisVisit);
  const { errors, failure, busy, form, submit } = useSubmit();

  const finish = (answer: Session | undefined, said: (title: string) => string) => {
    if (answer === undefined) return;
    discard();
    showToast("good", said(answer.title));
    onSaved(answer);
  };
  const create = async () => {
    const checked = checkNew(value, timeZone);
    if (checked.ok && !(await isMeant(entered))) return;
    finish(await submit(checked, createSession), text.created);
  };
  const saveChange = async (of: Session) => {
    if (changed.length === 0) return showToast("plain", areaMessages.form.noChange);
    const checked = checkChange(value, changed, timeZone);
    if (checked.ok && !(await isMeant(entered, of))) return;
    const adopt = (current: Session) => draft.rebase(draftOf(current, timeZone));
    finish(await submit(checked, (body) => save(of, entered, body, adopt)), text.saved);
  };
  const part = { draft: value, event, zone: timeZone, errors, onChange: change };
  return (
    <FormFrame
      {...{ form, errors, failure, busy, restored }}
      explained={failure?.kind === "changed" && meanwhile !== undefined}
      label={session === undefined ? text.createTitle : session.title}
      fields={Object.keys(value)}
      submitLabel={session === undefined ? text.create : text.save}
      onDiscard={discard}
      onCancel={onCancel}
      onSubmit={() => void (session === undefined ? create() : saveChange(session))}
    >
      {meanwhile && <MeanwhileChanges meanwhile={meanwhile} draft={value} onChoose={change} />}
      {session === undefined && (
        <FormSection title={text.kind}>
          <ChoiceField
            label={text.kind}
            choice={value.kind}
            choices={KINDS}
            error={errorOf(errors, "kind")}
            nameOf={(kind) => text.kinds[kind]}
            onChoose={(kind) => change(asKind(kind, event))}
          />
        </FormSection>
      )}
      <AboutFields {...part} />
      <WhenFields {...part} />
      <SeatsFields {...part} taken={session?.taken ?? 0} />
      <RegistrationFields {...part} />
      {value.kind !== "BOOTH" && (
        <AskFeedback
          asks={value.feedback}
          hint={feedbackMessages.sessionHint}
          onChange={(feedback) => change({ feedback })}
        />
      )}
      {dialog}
    </FormFrame>
  );
}

/** Reopening needs its own question: a draft from before a cancellation must not reopen the session. */
const stillCancelled = ({ value, changed }: Pick<Draft<SessionDraft>, "value" | "changed">) => ({
  value: { ...value, state: "CANCELLED" as const },
  changed: changed.filter((field) => field !== "state"),
});

/** Changes of others to the fields that were changed, but not saved, on an earlier visit. */
function sinceLastVisit({ value, base }: Draft<SessionDraft>, saved: SessionDraft): Meanwhile | undefined {
  const meanwhile = { before: { ...saved, ...base }, mine: value, now: saved };
  return changedMeanwhile(meanwhile).length > 0 ? meanwhile : undefined;
}
