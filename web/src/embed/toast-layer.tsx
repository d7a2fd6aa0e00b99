import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { type FocusEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { messages } from "../messages/messages.ts";
import { useClearSide } from "../ui/clear-side.ts";
import { dismiss, type Toast, useToast } from "../ui/toasts.ts";

const SHOWN_MS = 6_000;
const icons = {
  good: CircleCheck,
  bad: CircleAlert,
  plain: Info,
};

/** The app's toasts for shadow roots, in the browser's top layer, above everything on the site. */
export function ToastLayer() {
  const toast = useToast();
  const layer = useRef<HTMLElement>(null);
  const cameFrom = useRef<EventTarget>(null);
  const [held, setHeld] = useState(false);
  const shown = toast !== undefined;

  useLayoutEffect(() => {
    if (!shown) return;
    const popover = layer.current;
    // A site may have removed it from its page; showing it would then fail and break all buttons.
    if (!popover?.isConnected) return;
    popover.showPopover();
    return () => popover.hidePopover();
  }, [shown]);
  useClearSide(layer, toast);
  useEffect(() => {
    if (!shown) setHeld(false);
  }, [shown]);

  const close = (id: number) => {
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
    dismiss(id);
  };
  const onFocus = ({ relatedTarget, currentTarget }: FocusEvent) => {
    setHeld(true);
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget as Node))
      cameFrom.current = relatedTarget;
  };
  return (
    <>
      <p role="status" className="sr-only">
        {toast && <span key={toast.id}>{toast.text}</span>}
      </p>
      <section
        ref={layer}
        popover="manual"
        aria-label={messages.toasts}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={onFocus}
        onBlur={() => setHeld(false)}
        className="inset-auto inset-x-3 bottom-3 m-0 w-auto overflow-visible bg-transparent data-[side=top]:top-3 data-[side=top]:bottom-auto sm:right-6 sm:bottom-6 sm:left-auto sm:w-96"
      >
        <ul>
          {toast && <ToastItem key={toast.id} toast={toast} held={held} onClose={() => close(toast.id)} />}
        </ul>
      </section>
    </>
  );
}

interface ToastItemProps {
  readonly toast: Toast;
  /** A person points at the toast or focuses it, so it stays. */
  readonly held: boolean;
  onClose(): void;
}

function ToastItem({ toast: { id, tone, text, action }, held, onClose }: ToastItemProps) {
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, id]);
  const Icon = icons[tone];
  return (
    <li
      part="toast"
      className="rise flex items-center gap-3 rounded-[0.875rem] bg-ink py-2 pr-2 pl-4 text-canvas shadow-float [--accent:var(--canvas)]"
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span className="flex-1 py-1 text-[0.9375rem] leading-snug">{text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            onClose();
            action.act();
          }}
          className="h-9 rounded-full px-3 font-display text-sm font-semibold underline decoration-2 underline-offset-4 hover:bg-canvas/15"
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={messages.close}
        onClick={onClose}
        className="grid size-9 shrink-0 place-items-center rounded-full hover:bg-canvas/15"
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
