import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { type FocusEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { messages } from "../messages/messages.ts";
import { useClearSide } from "../ui/clear-side.ts";
import { dismiss, type Notice, useNotice } from "../ui/notices.ts";

const SHOWN_MS = 6_000;
const looks = {
  good: { icon: CircleCheck, color: "text-good" },
  bad: { icon: CircleAlert, color: "text-bad" },
  plain: { icon: Info, color: "text-accent" },
};

/** The app's toasts for shadow roots, in the browser's top layer, above everything on the site. */
export function NoticeLayer() {
  const notice = useNotice();
  const layer = useRef<HTMLElement>(null);
  const cameFrom = useRef<EventTarget>(null);
  const [held, setHeld] = useState(false);
  const shown = notice !== undefined;

  useLayoutEffect(() => {
    if (!shown) return;
    const popover = layer.current;
    // A site may have removed it from its page; showing it would then fail and break all buttons.
    if (!popover?.isConnected) return;
    popover.showPopover();
    return () => popover.hidePopover();
  }, [shown]);
  useClearSide(layer, notice);
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
        {notice && <span key={notice.id}>{notice.text}</span>}
      </p>
      <section
        ref={layer}
        popover="manual"
        aria-label={messages.notifications}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={onFocus}
        onBlur={() => setHeld(false)}
        className="inset-auto inset-x-3 bottom-3 m-0 w-auto overflow-visible bg-transparent data-[side=top]:top-3 data-[side=top]:bottom-auto sm:right-6 sm:bottom-6 sm:left-auto sm:w-96"
      >
        <ul>
          {notice && <Toast key={notice.id} notice={notice} held={held} onClose={() => close(notice.id)} />}
        </ul>
      </section>
    </>
  );
}

interface ToastProps {
  readonly notice: Notice;
  /** It stays while a person points at it or focuses it. */
  readonly held: boolean;
  onClose(): void;
}

function Toast({ notice: { id, tone, text, action }, held, onClose }: ToastProps) {
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, id]);
  const { icon: Icon, color } = looks[tone];
  return (
    <li
      part="toast"
      className="rise flex items-center gap-3 rounded-card border border-line bg-surface py-2 pr-2 pl-4 text-ink shadow-card"
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
