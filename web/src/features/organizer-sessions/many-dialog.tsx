import { useState } from "react";
import { manyMessages as text } from "../../messages/organizer/many-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { Modal, ModalButtons } from "../../organizer/modal.tsx";
import { Button } from "../../ui/button.tsx";
import { type CheckedMany, EMPTY } from "./many-draft.ts";
import { ManyForm } from "./many-form.tsx";
import { countOf, ManyDisplaced, ManyResults } from "./many-results.tsx";
import { type Summed, useMany } from "./use-many.ts";
import { useUndo } from "./use-undo.ts";

export interface ManyDialogProps {
  readonly eventId: string;
  readonly sessionIds: readonly string[];
  /** It is done, and a toast says so. */
  onDone(): void;
  onClose(): void;
  returnFocus(): void;
}

/** Changes the selected sessions: what, what would happen, how far it is, and what has happened. */
export default function ManyDialog({ eventId, sessionIds, onDone, onClose, returnFocus }: ManyDialogProps) {
  const tellDone = useUndo(eventId);
  const { step, plan, carryOut, back } = useMany(eventId, sessionIds, (summary) => {
    tellDone(summary.undo, countOf(summary, "CHANGED"));
    if (isComplete(summary)) onDone();
  });
  const [draft, setDraft] = useState(EMPTY);
  const [checked, setChecked] = useState<CheckedMany>();
  return (
    <Modal
      title={text.title(sessionIds.length)}
      stays={step.kind === "changing" || step.kind === "planning"}
      {...{ onClose, returnFocus }}
    >
      {(step.kind === "form" || step.kind === "planning") && (
        <ManyForm
          {...{ draft, checked }}
          busy={step.kind === "planning"}
          failure={step.kind === "form" ? step.failure : undefined}
          onDraft={setDraft}
          onChecked={setChecked}
          onCheck={(set) => void plan(set)}
          onLeave={onClose}
        />
      )}
      {step.kind === "planned" && (
        <Planned
          plan={step.plan}
          cancels={step.set.state === "CANCELLED"}
          onBack={back}
          onConfirm={() => void carryOut(step.set)}
        />
      )}
      {step.kind === "changing" && <Progress done={step.done} total={step.total} />}
      {step.kind === "failed" && (
        <>
          <p role="alert" className="mt-3">
            {failureText(step.failure)} {text.failed}
          </p>
          <ModalButtons>
            <Button variant="outline" onClick={onClose}>
              {text.close}
            </Button>
            <Button onClick={step.goOn}>{text.goOn}</Button>
          </ModalButtons>
        </>
      )}
      {step.kind === "done" && (
        <>
          <h3 className="mt-3 font-semibold">{text.doneTitle}</h3>
          <ManyResults summed={step.summary} done />
          <ModalButtons>
            <Button onClick={onDone}>{text.close}</Button>
          </ModalButtons>
        </>
      )}
    </Modal>
  );
}

const isComplete = ({ results }: Summed): boolean =>
  results.every(({ result }) => result === "CHANGED" || result === "UNCHANGED");

interface PlannedProps {
  readonly plan: Summed;
  readonly cancels: boolean;
  onBack(): void;
  onConfirm(): void;
}

function Planned({ plan, cancels, onBack, onConfirm }: PlannedProps) {
  const changed = countOf(plan, "CHANGED");
  return (
    <>
      <h3 className="mt-3 font-semibold">{changed === 0 ? text.nothingChanges : text.wouldTitle}</h3>
      <ManyResults summed={plan} />
      {changed > 0 && !cancels && <ManyDisplaced summed={plan} />}
      {cancels && changed > 0 && <p className="mt-3 font-medium text-bad">{text.cannotUndo}</p>}
      <ModalButtons>
        <Button variant="outline" autoFocus onClick={onBack}>
          {text.back}
        </Button>
        {changed > 0 && (
          <Button variant={cancels ? "danger" : "default"} onClick={onConfirm}>
            {text.confirm(changed)}
          </Button>
        )}
      </ModalButtons>
    </>
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div role="status" className="mt-4">
      <p>{text.progress(done, total)}</p>
      <progress
        aria-label={text.progress(done, total)}
        value={done}
        max={total}
        className="mt-2 h-2 w-full accent-accent"
      />
    </div>
  );
}
