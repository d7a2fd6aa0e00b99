import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";

interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  onText(text: string): void;
  /** @default the whole width on a phone, some of it elsewhere */
  readonly className?: string;
  /** It has just been opened in order to type. */
  readonly focused?: boolean;
}

/** Keeps the text while a person types: later updates, such as the address, must not undo letters. */
export function SearchBox(props: SearchBoxProps) {
  const { label, placeholder, text, onText, className = "w-full md:w-72", focused = false } = props;
  const [typed, setTyped] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(text);
  }, [text]);
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  return (
    <label className={`relative block ${className}`}>
      <span className="sr-only">{label}</span>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-ink-soft"
      />
      <input
        ref={input}
        type="search"
        value={typed}
        placeholder={placeholder}
        onChange={(event) => {
          setTyped(event.target.value);
          onText(event.target.value);
        }}
        className="h-11 w-full rounded-control border border-line-strong bg-surface pr-3 pl-10 text-base placeholder:text-ink-soft sm:text-sm"
      />
    </label>
  );
}
