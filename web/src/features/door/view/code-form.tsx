import { useState } from "react";
import { doorMessages } from "../../../messages/door/door-messages.ts";
import { Button } from "../../../ui/button.tsx";

const { code: text } = doorMessages;

/** For screens that cannot be scanned. A hand scanner may type the whole ticket into it. */
export function CodeForm({ onCode }: { onCode(text: string): void }) {
  const [typed, setTyped] = useState("");
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === "") return;
        setTyped("");
        onCode(typed);
      }}
    >
      <label className="min-w-0 grow">
        <span className="sr-only">{text.label}</span>
        <input
          data-codes=""
          value={typed}
          placeholder={text.placeholder}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="go"
          className="h-13 w-full rounded-control border border-line-strong bg-surface px-4 font-display text-lg font-semibold tracking-wider uppercase placeholder:font-normal placeholder:text-ink-soft"
        />
      </label>
      <Button type="submit" variant="secondary" size="lg">
        {text.check}
      </Button>
    </form>
  );
}
