import { Dialog } from "radix-ui";
import { useRef } from "react";
import type { Event } from "../../api/answers.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import { AnyOfAnswered } from "./any-of-answered.tsx";
import { AnyOfForm } from "./any-of-form.tsx";
import { useAnyOf } from "./use-any-of.ts";

export interface AnyOfDialogProps {
  readonly event: Event;
  /** The session from which the person comes. */
  readonly first?: string | undefined;
  readonly timeZone: string;
  onClose(): void;
  /** Returns the focus to what has opened it. */
  returnFocus(): void;
}

/** A person chooses sessions of which they want one, and is told what they have. On a phone it rises from the foot. */
export default function AnyOfDialog({ event, first, timeZone, onClose, returnFocus }: AnyOfDialogProps) {
  const { told, ask } = useAnyOf(event.eventId);
  const content = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade-motion fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          ref={content}
          // A keyboard over half of a phone's screen would hide what it is about.
          onOpenAutoFocus={(opened) => {
            opened.preventDefault();
            content.current?.focus();
          }}
          onCloseAutoFocus={(closed) => {
            closed.preventDefault();
            returnFocus();
          }}
          className="rise fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] flex-col rounded-t-sheet bg-surface shadow-float outline-none sm:top-1/2 sm:bottom-auto sm:max-h-[calc(100dvh-3rem)] sm:max-w-xl sm:-translate-y-1/2 sm:rounded-sheet"
        >
          <div className="px-5 pt-5 sm:px-6">
            <Dialog.Title className="font-display text-xl font-semibold">{text.title}</Dialog.Title>
            <Dialog.Description
              className={
                told?.kind === "answered" ? "sr-only" : "mt-1.5 text-[0.9375rem]/[1.375rem] text-ink-soft"
              }
            >
              {text.text}
            </Dialog.Description>
          </div>
          {told?.kind === "answered" ? (
            <AnyOfAnswered {...{ event, onClose }} answer={told.answer} asked={told.asked} />
          ) : (
            <AnyOfForm
              {...{ event, first, timeZone, onClose }}
              failure={told?.kind === "failed" ? told.failure : undefined}
              busy={told?.kind === "asking"}
              onAsk={(sessions, onOffer) => void ask(sessions, onOffer)}
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
