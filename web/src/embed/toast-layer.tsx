import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { type FocusEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { messages } from "../messages/messages.ts";
import { useClearSide } from "../ui/clear-side.ts";
import { dismiss, type Toast, useToast } from "../ui/toasts.ts";

const SHOWN_MS = 6_000;
const looks = {
  good: { icon: CircleCheck, color: "text-good" },
  bad: { icon: CircleAlert, color: "text-bad" },
  plain: { icon: Info, color: "text-accent" },
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
  const { icon: Icon, color } = looks[tone];
  return (
    <li
      part="toast"
      className="rise flex items-center gap-3 rounded-card border border-line bg-surface py-2 pr-2 pl-4 text-ink shadow-float"
    >
      <Icon aria-hidden className={`size-5 shrink-0 ${color}`} />
      <span className="flex-1 py-1 text-sm leading-snug">{text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            onClose();
            action.act();
          }}
          className="h-9 rounded-control px-3 text-sm font-semibold text-accent hover:bg-sunken"
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={messages.close}
        onClick={onClose}
        className="grid size-9 shrink-0 place-items-center rounded-control text-ink-soft hover:bg-sunken"
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
