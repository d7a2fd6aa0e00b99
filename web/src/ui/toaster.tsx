import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { Toast as RadixToast } from "radix-ui";
import { useRef } from "react";
import { messages } from "../messages/messages.ts";
import { useClearSide } from "./clear-side.ts";
import { dismiss, type Toast, useToast } from "./toasts.ts";

const icons = {
  good: CircleCheck,
  bad: CircleAlert,
  plain: Info,
};

const SHOWN_MS = 6_000;

/** The toaster is loaded after the page: there is no toast before a person has done something. */
export default function Toaster() {
  const toast = useToast();
  const viewport = useRef<HTMLOListElement>(null);
  useClearSide(viewport, toast);
  return (
    <RadixToast.Provider duration={SHOWN_MS} swipeDirection="down" label={messages.toasts}>
      {toast && <ToastOf key={toast.id} toast={toast} />}
      <RadixToast.Viewport
        ref={viewport}
        label={messages.toasts}
        className="fixed inset-x-3 bottom-[calc(0.5rem+var(--tabs)+var(--offer-foot)+env(safe-area-inset-bottom))] z-50 data-[side=top]:top-[calc(0.75rem+var(--bar)+var(--offer-head))] data-[side=top]:bottom-auto sm:right-6 sm:bottom-6 sm:left-auto sm:w-96"
      />
    </RadixToast.Provider>
  );
}

function ToastOf({ toast }: { readonly toast: Toast }) {
  const Icon = icons[toast.tone];
  return (
    <RadixToast.Root
      {...(toast.action?.forMs !== undefined && { duration: toast.action.forMs })}
      onOpenChange={(open) => !open && dismiss(toast.id)}
      // On a phone the action is below the text, which would be a narrow column beside it.
      className="rise grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 rounded-[0.875rem] bg-ink py-2 pr-2 pl-4 text-canvas shadow-float sm:flex [--accent:var(--canvas)]"
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <RadixToast.Description className="min-w-0 flex-1 py-1 text-[0.9375rem] leading-snug">
        {toast.text}
      </RadixToast.Description>
      {toast.action && (
        <RadixToast.Action
          altText={toast.action.label}
          onClick={toast.action.act}
          className="max-sm:order-last max-sm:col-start-2 max-sm:-ml-3 max-sm:justify-self-start h-9 rounded-full px-3 font-display text-sm font-semibold underline decoration-2 underline-offset-4 hover:bg-canvas/15"
        >
          {toast.action.label}
        </RadixToast.Action>
      )}
      <RadixToast.Close
        aria-label={messages.close}
        className="grid size-9 place-items-center rounded-full hover:bg-canvas/15"
      >
        <X aria-hidden className="size-4" />
      </RadixToast.Close>
    </RadixToast.Root>
  );
}
