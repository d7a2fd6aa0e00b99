import { Dialog, Popover } from "radix-ui";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useMedia } from "./use-media.ts";

export interface SheetProps {
  readonly title: string;
  /** At the title's right, such as "Clear". */
  readonly aside?: ReactNode;
  /** What ends it on a phone, such as "Show 3 sessions". On a desktop the page is in sight anyway. */
  readonly foot?: ((close: () => void) => ReactNode) | undefined;
  /** The button that opened it: the popover stands below it, and the focus returns to it. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** It is closed, and has moved out of sight. */
  onClose(): void;
  readonly children: ReactNode;
}

/**
 * A choice beside the page: on a phone a sheet from its foot, on a desktop a popover below its button. It is fetched
 * when it is first opened, so the button stays a plain one:
 *
 * ```tsx
 * const Sheet = lazy(() => import("../../ui/sheet.tsx"));
 *
 * const [open, setOpen] = useState(false);
 * const button = useRef<HTMLButtonElement>(null);
 * <Button ref={button} variant="outline" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
 *   Filters
 * </Button>
 * {open && (
 *   <Suspense>
 *     <Sheet
 *       title="Filters"
 *       aside={<Button variant="quiet" size="sm">Clear</Button>}
 *       foot={(close) => <Button size="lg" className="w-full" onClick={close}>Show 3 sessions</Button>}
 *       anchor={button}
 *       onClose={() => setOpen(false)}
 *     >
 *       …
 *     </Sheet>
 *   </Suspense>
 * )}
 * ```
 */
export default function Sheet(props: SheetProps) {
  return useMedia("(width < 40rem)") ? <PhoneSheet {...props} /> : <DesktopPopover {...props} />;
}

function PhoneSheet({ title, aside, foot, anchor, onClose, children }: SheetProps) {
  const { open, setOpen, gone } = useClosing(onClose);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade-motion fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => returnTo(anchor, event)}
          className="sheet-motion fixed inset-x-0 bottom-0 z-50 flex max-h-[85dvh] flex-col rounded-t-sheet bg-surface shadow-float outline-none"
        >
          <div aria-hidden className="mx-auto mt-2.5 h-1 w-10 shrink-0 rounded-full bg-line-strong/60" />
          <div className="flex min-h-14 shrink-0 items-center justify-between gap-3 px-4.5 pt-2">
            <Dialog.Title className="font-display text-xl font-semibold">{title}</Dialog.Title>
            {aside}
          </div>
          <div className="min-h-0 overflow-y-auto overscroll-contain px-4.5 pb-4">{children}</div>
          {foot && (
            <div className="shrink-0 px-4.5 pt-1 pb-[calc(1rem+env(safe-area-inset-bottom))]">
              {foot(() => setOpen(false))}
            </div>
          )}
          <Gone tell={gone} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function DesktopPopover({ title, aside, anchor, onClose, children }: SheetProps) {
  const { open, setOpen, gone } = useClosing(onClose);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          aria-label={title}
          align="start"
          sideOffset={8}
          collisionPadding={16}
          onCloseAutoFocus={(event) => returnTo(anchor, event)}
          className="pop-motion z-40 flex max-h-(--radix-popover-content-available-height) w-[26rem] flex-col rounded-card border border-line bg-surface shadow-float outline-none"
        >
          <div className="flex min-h-14 shrink-0 items-center justify-between gap-3 px-4.5 pt-2">
            <h2 className="font-display text-xl font-semibold">{title}</h2>
            {aside}
          </div>
          <div className="min-h-0 overflow-y-auto overscroll-contain px-4.5 pb-4.5">{children}</div>
          <Gone tell={gone} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function returnTo(anchor: SheetProps["anchor"], event: Event): void {
  event.preventDefault();
  anchor.current?.focus();
}

/** It stays until it has moved out. */
function useClosing(onClose: () => void) {
  const [open, setOpen] = useState(true);
  const isOpen = useRef(true);
  isOpen.current = open;
  // React's strict mode takes every part out once and puts it back.
  return { open, setOpen, gone: () => !isOpen.current && onClose() };
}

/** Tells when the part around it has left the page. */
function Gone({ tell }: { tell(): void }) {
  const last = useRef(tell);
  last.current = tell;
  useEffect(() => () => last.current(), []);
  return null;
}
