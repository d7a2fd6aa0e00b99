import { Search, X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { messages } from "../../messages/messages.ts";
import { SearchBox } from "../../ui/search-box.tsx";

interface DayBarProps {
  readonly tabs: ReactNode;
  /** The way back to now, if now is out of sight. */
  readonly now: ReactNode;
  readonly text: string;
  onText(text: string): void;
  readonly filters: ReactNode;
  /** What stands at the right end where there is room. */
  readonly children: ReactNode;
}

const { agenda } = messages;

/** It stays at the top of the screen. On a phone the search takes the place of the days while it is open. */
export function DayBar({ tabs, now, text, onText, filters, children }: DayBarProps) {
  const [opened, setOpened] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const open = opened || text.trim() !== "";
  const close = () => {
    setOpened(false);
    onText("");
    // The button is there when the search has made room for it.
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <search
      aria-label={agenda.filters}
      className="sticky top-[calc(var(--bar)+var(--offer-head))] z-20 mx-[calc(50%-50vw)] flex h-14 items-center gap-2 border-b border-line bg-canvas px-3 sm:px-6 md:gap-3 print:hidden"
    >
      <div className={`min-w-0 flex-1 md:flex-initial ${open ? "max-md:hidden" : ""}`}>{tabs}</div>
      {now}
      <div className={`min-w-0 flex-1 md:max-w-64 ${open ? "" : "max-md:hidden"}`}>
        <SearchBox
          label={agenda.searchLabel}
          placeholder={agenda.search}
          text={text}
          onText={onText}
          className="w-full"
          focused={opened}
        />
      </div>
      {open ? (
        <IconButton name={agenda.endSearch} onClick={close}>
          <X aria-hidden className="size-5" />
        </IconButton>
      ) : (
        <IconButton name={agenda.openSearch} onClick={() => setOpened(true)} at={opener}>
          <Search aria-hidden className="size-5" />
        </IconButton>
      )}
      {filters}
      <div className="ml-auto flex items-center gap-3">{children}</div>
    </search>
  );
}

interface IconButtonProps {
  readonly name: string;
  readonly at?: React.RefObject<HTMLButtonElement | null>;
  onClick(): void;
  readonly children: ReactNode;
}

/** Only a phone needs it: a wider screen has the search box itself. */
function IconButton({ name, at, onClick, children }: IconButtonProps) {
  return (
    <button
      ref={at}
      type="button"
      aria-label={name}
      onClick={onClick}
      className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken md:hidden"
    >
      {children}
    </button>
  );
}
