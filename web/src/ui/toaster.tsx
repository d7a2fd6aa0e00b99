import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { Toast } from "radix-ui";
import { useRef } from "react";
import { messages } from "../messages/messages.ts";
import { useClearSide } from "./clear-side.ts";
import { dismiss, type Notice, useNotice } from "./notices.ts";

const looks = {
  good: { icon: CircleCheck, color: "text-good" },
  bad: { icon: CircleAlert, color: "text-bad" },
  plain: { icon: Info, color: "text-accent" },
};

const SHOWN_MS = 6_000;

/** It is loaded after the page: there is no message before a person has done something. */
export default function Toaster() {
  const notice = useNotice();
  const viewport = useRef<HTMLOListElement>(null);
  useClearSide(viewport, notice);
  return (
    <Toast.Provider duration={SHOWN_MS} swipeDirection="down" label={messages.notifications}>
      {notice && <ToastOf key={notice.id} notice={notice} />}
      <Toast.Viewport
        ref={viewport}
        label={messages.notifications}
        className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-50 data-[side=top]:top-18 data-[side=top]:bottom-auto sm:right-6 sm:bottom-6 sm:left-auto sm:w-96"
      />
    </Toast.Provider>
  );
}

function ToastOf({ notice }: { readonly notice: Notice }) {
  const { icon: Icon, color } = looks[notice.tone];
  return (
    <Toast.Root
      onOpenChange={(open) => !open && dismiss(notice.id)}
      className="rise flex items-center gap-3 rounded-card border border-line bg-surface py-2 pr-2 pl-4 shadow-card"
    >
      <Icon aria-hidden className={`size-5 shrink-0 ${color}`} />
      <Toast.Description className="min-w-0 flex-1 py-1 text-sm leading-snug">
        {notice.text}
      </Toast.Description>
      {notice.action && (
        <Toast.Action
          altText={notice.action.label}
          onClick={notice.action.act}
          className="h-9 rounded-control px-3 text-sm font-semibold text-accent hover:bg-sunken"
        >
          {notice.action.label}
        </Toast.Action>
      )}
      <Toast.Close
        aria-label={messages.close}
        className="grid size-9 place-items-center rounded-control text-ink-soft hover:bg-sunken"
      >
        <X aria-hidden className="size-4" />
      </Toast.Close>
    </Toast.Root>
  );
}
