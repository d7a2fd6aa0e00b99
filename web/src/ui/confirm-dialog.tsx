import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { buttonLook } from "./button.tsx";

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly keep: string;
}

export interface ConfirmDialogProps {
  readonly question: Question;
  /** What `confirm` gives up cannot be had back. @default "danger" */
  readonly tone?: "danger" | "default";
  /** Absent: there is nothing to confirm, only something to read. */
  onConfirm?(): void;
  /** A third way. */
  readonly also?: { readonly label: string; act(): void } | undefined;
  onClose(): void;
  /** Returns the focus to the control that asked: Radix does this only for its own triggers. */
  returnFocus(): void;
  /** Between the text and the buttons. */
  readonly children?: ReactNode;
}

/**
 * Asks before a person gives something up. The focus goes to the choice that changes nothing, and then
 * returns.
 */
export default function ConfirmDialog(props: ConfirmDialogProps) {
  const { question, tone = "danger", onConfirm, also, onClose, returnFocus, children } = props;
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <AlertDialog.Content
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
          className="rise fixed inset-x-3 bottom-3 z-50 mx-auto max-h-[calc(100dvh-1.5rem)] max-w-md overflow-y-auto rounded-card border border-line bg-surface p-6 shadow-float sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2"
        >
          <AlertDialog.Title className="text-lg font-bold">{question.title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 leading-relaxed text-ink-soft">
            {question.text}
          </AlertDialog.Description>
          {children}
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:flex-wrap sm:justify-end">
            <AlertDialog.Cancel className={buttonLook({ variant: "outline", className: FITS })}>
              {question.keep}
            </AlertDialog.Cancel>
            {also && (
              <AlertDialog.Action
                className={buttonLook({ variant: "outline", className: FITS })}
                onClick={also.act}
              >
                {also.label}
              </AlertDialog.Action>
            )}
            {onConfirm && (
              <AlertDialog.Action
                className={buttonLook({ variant: tone, className: FITS })}
                onClick={onConfirm}
              >
                {question.confirm}
              </AlertDialog.Action>
            )}
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** A button may name a session, whose title can be long. */
const FITS = "h-auto min-h-11 max-w-full py-2 whitespace-normal! leading-tight";
