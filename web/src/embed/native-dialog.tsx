import { useLayoutEffect, useRef } from "react";
import { buttonLook } from "../ui/button.tsx";
import type { ConfirmDialogProps } from "../ui/confirm-dialog.tsx";

/**
 * The app's dialog for shadow roots: the browser itself keeps the focus inside and shows it above everything
 * on the site's page.
 */
export default function NativeDialog(props: ConfirmDialogProps) {
  const { question, onConfirm, also, onClose, returnFocus, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const leave = useRef(returnFocus);
  leave.current = returnFocus;

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    keep.current?.focus();
    return () => {
      shown?.close();
      leave.current();
    };
  }, []);

  const choice = (label: string, variant: "outline" | "danger", act: () => void) => (
    <button
      type="button"
      className={buttonLook({ variant })}
      onClick={() => {
        act();
        onClose();
      }}
    >
      {label}
    </button>
  );
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      part="dialog"
      aria-labelledby="question"
      aria-describedby="consequence"
      onCancel={(event) => {
        // React closes it by no longer rendering it.
        event.preventDefault();
        onClose();
      }}
      className="rise inset-x-3 top-auto bottom-3 m-0 mx-auto w-auto max-w-md rounded-card border border-line bg-surface p-6 text-ink shadow-float sm:inset-y-0 sm:my-auto sm:h-fit"
    >
      <h2 id="question" className="text-lg font-bold">
        {question.title}
      </h2>
      <p id="consequence" className="mt-2 leading-relaxed text-ink-soft">
        {question.text}
      </p>
      {children}
      <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:flex-wrap sm:justify-end">
        <button type="button" ref={keep} onClick={onClose} className={buttonLook({ variant: "outline" })}>
          {question.keep}
        </button>
        {also && choice(also.label, "outline", also.act)}
        {onConfirm && choice(question.confirm, "danger", onConfirm)}
      </div>
    </dialog>
  );
}
