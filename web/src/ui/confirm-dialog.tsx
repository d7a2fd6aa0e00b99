import { AlertDialog } from "radix-ui";
import { buttonLook } from "./button.tsx";

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly keep: string;
}

export interface ConfirmDialogProps {
  readonly question: Question;
  onConfirm(): void;
  onClose(): void;
  /** Returns the focus to the control that asked: Radix does this only for its own triggers. */
  returnFocus(): void;
}

/**
 * Asks before a person gives something up. The focus goes to the choice that changes nothing, and then
 * returns.
 */
export default function ConfirmDialog({ question, onConfirm, onClose, returnFocus }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <AlertDialog.Content
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
          className="rise fixed inset-x-3 bottom-3 z-50 mx-auto max-w-md rounded-card border border-line bg-surface p-6 shadow-float sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2"
        >
          <AlertDialog.Title className="text-lg font-bold">{question.title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 leading-relaxed text-ink-soft">
            {question.text}
          </AlertDialog.Description>
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <AlertDialog.Cancel className={buttonLook({ variant: "outline" })}>
              {question.keep}
            </AlertDialog.Cancel>
            <AlertDialog.Action className={buttonLook({ variant: "danger" })} onClick={onConfirm}>
              {question.confirm}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
