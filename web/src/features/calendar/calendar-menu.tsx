import { CalendarPlus } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { calendarMessages as text } from "../../messages/attendee/calendar-messages.ts";
import { buttonLook } from "../../ui/button.tsx";

interface CalendarMenuProps {
  onOpenChange?(open: boolean): void;
  onCloseAutoFocus?(event: Event): void;
  readonly children: ReactNode;
}

/** The button with its menu. The menu stays in its part of the page, where screen readers look for it. */
export function CalendarMenu({ onOpenChange, onCloseAutoFocus, children }: CalendarMenuProps) {
  return (
    <DropdownMenu.Root modal={false} {...(onOpenChange && { onOpenChange })}>
      <DropdownMenu.Trigger className={buttonLook({ variant: "outline" })}>
        <CalendarPlus aria-hidden className="size-4" />
        {text.add}
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="start"
        sideOffset={6}
        collisionPadding={12}
        {...(onCloseAutoFocus && { onCloseAutoFocus })}
        className="rise z-40 w-64 max-w-[calc(100vw-1.5rem)] rounded-card border border-line bg-surface p-1.5 shadow-float"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

const ITEM =
  "flex min-h-11 items-center gap-2.5 rounded-control px-3 text-sm font-medium text-ink outline-none select-none data-[disabled]:text-ink-soft data-[highlighted]:bg-sunken";

interface MenuLinkProps extends ComponentProps<"a"> {
  /** It cannot be chosen yet. */
  readonly disabled?: boolean;
}

/** Other sites learn nothing of the page that the person comes from. */
export function MenuLink({ disabled = false, children, ...link }: MenuLinkProps) {
  return (
    <DropdownMenu.Item asChild disabled={disabled} className={ITEM}>
      <a rel="noreferrer" {...link}>
        {children}
      </a>
    </DropdownMenu.Item>
  );
}

export function MenuAction({ children, ...item }: ComponentProps<typeof DropdownMenu.Item>) {
  return (
    <DropdownMenu.Item {...item} className={ITEM}>
      {children}
    </DropdownMenu.Item>
  );
}

export const MenuRule = () => <DropdownMenu.Separator className="mx-3 my-1.5 h-px bg-line" />;

export const MenuNote = ({ children }: { readonly children: ReactNode }) => (
  <DropdownMenu.Label className="px-3 py-2 text-xs leading-relaxed text-ink-soft">
    {children}
  </DropdownMenu.Label>
);
