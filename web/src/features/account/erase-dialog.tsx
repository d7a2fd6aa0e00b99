import { AlertDialog } from "radix-ui";
import { useState } from "react";
import { accountMessages as text } from "../../messages/attendee/account-messages.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Losses } from "./losses.tsx";
import { useErasing } from "./use-erasing.ts";

interface EraseDialogProps {
  onClose(): void;
  returnFocus(): void;
}

/** Says what is given up, and asks for a word, because nobody can take it back. While it erases it stays open. */
export default function EraseDialog({ onClose, returnFocus }: EraseDialogProps) {
  const [typed, setTyped] = useState("");
  const { erase, left, isPending, failed } = useErasing();
  const isSure = typed.trim().toLowerCase() === text.word;
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && !isPending && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <AlertDialog.Content
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
          className="rise fixed inset-x-3 bottom-3 z-50 mx-auto max-h-[calc(100dvh-1.5rem)] max-w-md overflow-y-auto rounded-card border border-line bg-surface p-6 shadow-float sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2"
        >
          <AlertDialog.Title className="font-display text-xl/[1.625rem] font-[650]">
            {text.question}
          </AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 leading-relaxed text-ink-soft">
              <Losses />
            </div>
          </AlertDialog.Description>
          <label className="mt-4 block">
            <span className="block pb-1.5 text-sm font-semibold">{text.typeWord}</span>
            <input
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              readOnly={isPending}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="h-11 w-full rounded-control border border-line-strong bg-surface px-3 text-base sm:text-sm"
            />
          </label>
          <p role="status" className="mt-3 min-h-6 text-sm text-ink-soft">
            {isPending && text.under(left ?? 0)}
          </p>
          {failed && (
            <p role="alert" className="rounded-control bg-bad-wash p-3 text-sm text-bad">
              {text.failed}
            </p>
          )}
          <div className="mt-3 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <AlertDialog.Cancel
              disabled={isPending}
              className={buttonLook({ variant: "outline", className: "disabled:opacity-50" })}
            >
              {text.keep}
            </AlertDialog.Cancel>
            <Button
              variant={isSure ? "danger" : "unavailable"}
              unavailable={!isSure}
              busy={isPending}
              onClick={erase}
            >
              {failed ? text.retry : text.confirm}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
