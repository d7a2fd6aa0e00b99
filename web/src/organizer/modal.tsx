import { Dialog } from "radix-ui";
import type { ReactNode } from "react";

interface ModalProps {
  readonly title: string;
  readonly children: ReactNode;
  /** While something is under way it stays open. @default false */
  readonly stays?: boolean;
  onClose(): void;
  /** Returns the focus to the control that opened it. */
  returnFocus(): void;
}

/** A task of a few steps in front of the page: from the foot of a phone, in the middle of a desktop. */
export function Modal({ title, children, stays = false, onClose, returnFocus }: ModalProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
          className="rise fixed inset-x-3 bottom-3 z-50 mx-auto max-h-[calc(100dvh-1.5rem)] max-w-xl overflow-y-auto rounded-card border border-line bg-surface p-6 shadow-float sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2"
        >
          <Dialog.Title className="text-lg font-bold wrap-anywhere">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The buttons at its foot: the one that goes on is last on a desktop and first on a phone. */
export const ModalButtons = ({ children }: { readonly children: ReactNode }) => (
  <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:flex-wrap sm:justify-end">{children}</div>
);
