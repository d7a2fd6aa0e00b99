import { type FormEvent, useState } from "react";
import type { Event, Session } from "../../api/answers.ts";
import type { MovedAnswer } from "../../api/organizer/hands.ts";
import { useSessions } from "../../api/organizer/use-sessions.ts";
import { manyMessages, moveMessages as text } from "../../messages/organizer/many-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { Field, FieldError } from "../../organizer/field.tsx";
import { Modal, ModalButtons } from "../../organizer/modal.tsx";
import { Select } from "../../organizer/select.tsx";
import { momentText } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { type MoveStep, useMoving } from "./use-moving.ts";

interface MoveDialogProps {
  readonly event: Event;
  readonly session: Session;
  onClose(): void;
  returnFocus(): void;
}

/** Moves everybody of a session to another one: where, who would get what, how far it is, and what has happened. */
export default function MoveDialog({ event, session, onClose, returnFocus }: MoveDialogProps) {
  const { step, plan, move, back } = useMoving(session);
  const stays = step.kind === "planning" || step.kind === "moving";
  return (
    <Modal title={text.title(session.title)} {...{ stays, onClose, returnFocus }}>
      {(step.kind === "form" || step.kind === "planning") && (
        <Where {...{ event, session, step, onClose }} onCheck={(to) => void plan(to)} />
      )}
      {step.kind === "planned" && (
        <Planned plan={step.plan} onBack={back} onMove={() => void move(step.to, step.plan.left)} />
      )}
      {step.kind === "moving" && (
        <p role="status" className="mt-4">
          {text.progress(step.left)}
        </p>
      )}
      {step.kind === "failed" && (
        <>
          <p role="alert" className="mt-3">
            {failureText(step.failure)} {text.stopped}
          </p>
          <ModalButtons>
            <Button variant="outline" onClick={onClose}>
              {manyMessages.close}
            </Button>
            <Button onClick={step.goOn}>{text.goOn}</Button>
          </ModalButtons>
        </>
      )}
      {step.kind === "done" && (
        <>
          <p role="status" className="mt-3 wrap-anywhere">
            {step.answer.complete ? text.done(step.answer.to.title) : text.partly(step.answer.left)}
          </p>
          <ModalButtons>
            <Button autoFocus onClick={onClose}>
              {manyMessages.close}
            </Button>
          </ModalButtons>
        </>
      )}
    </Modal>
  );
}

interface WhereProps {
  readonly event: Event;
  readonly session: Session;
  readonly step: MoveStep;
  onCheck(to: string): void;
  onClose(): void;
}

function Where({ event, session, step, onCheck, onClose }: WhereProps) {
  const { sessions = [] } = useSessions(event.eventId);
  const [to, setTo] = useState("");
  const [isMissing, setMissing] = useState(false);
  const others = sessions.filter(
    ({ sessionId, state, kind }) =>
      sessionId !== session.sessionId && state !== "CANCELLED" && kind === session.kind,
  );
  const busy = step.kind === "planning";
  const submit = (form: FormEvent) => {
    form.preventDefault();
    setMissing(to === "");
    if (to !== "" && !busy) onCheck(to);
  };
  const when = (startsAt: string) => momentText(startsAt, event.timeZone);
  return (
    <form noValidate onSubmit={submit}>
      <p className="mt-2 leading-relaxed text-ink-soft">{text.intro}</p>
      <Field label={text.to} className="mt-4" error={isMissing && to === "" ? text.mustChoose : undefined}>
        {(control) => (
          <Select {...control} value={to} onChange={({ target }) => setTo(target.value)}>
            <option value="">{text.choose}</option>
            {others.map(({ sessionId, title, startsAt, seatsLeft }) => (
              <option key={sessionId} value={sessionId}>
                {text.option(when(startsAt), title, text.free(seatsLeft))}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div role="alert">
        {step.kind === "form" && step.failure !== undefined && (
          <FieldError id="move-failure">{failureText(step.failure)}</FieldError>
        )}
      </div>
      <ModalButtons>
        <Button variant="outline" onClick={onClose}>
          {manyMessages.leave}
        </Button>
        <Button type="submit" busy={busy}>
          {text.check}
        </Button>
      </ModalButtons>
    </form>
  );
}

const COUNTS = ["seated", "joined", "waiting", "kept", "stayed"] as const;

interface PlannedProps {
  readonly plan: MovedAnswer;
  onBack(): void;
  onMove(): void;
}

function Planned({ plan, onBack, onMove }: PlannedProps) {
  const shown = COUNTS.filter((name) => plan[name] > 0);
  const moved = plan.seated + plan.joined + plan.waiting + plan.kept;
  return (
    <>
      <h3 className="mt-3 font-semibold wrap-anywhere">
        {shown.length === 0 ? text.nobody : `${manyMessages.wouldTitle}: “${plan.to.title}”`}
      </h3>
      <ul className="mt-3 list-disc space-y-1 pl-5">
        {shown.map((name) => (
          <li key={name}>{text.counts[name](plan[name])}</li>
        ))}
      </ul>
      <ModalButtons>
        <Button variant="outline" autoFocus onClick={onBack}>
          {manyMessages.back}
        </Button>
        {moved > 0 && <Button onClick={onMove}>{text.confirm(moved)}</Button>}
      </ModalButtons>
    </>
  );
}
