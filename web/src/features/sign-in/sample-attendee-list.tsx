import { ChevronRight } from "lucide-react";
import type { SampleAttendee } from "../../identity/config.ts";
import { signInMessages as text } from "../../messages/attendee/sign-in-messages.ts";
import { Monogram } from "../../ui/monogram.tsx";

interface SampleAttendeeListProps {
  readonly sampleAttendees: readonly SampleAttendee[];
  onPick(user: string): void;
}

/** The page that replaces a sign-in form on a developer's machine. */
export function SampleAttendeeList({ sampleAttendees, onPick }: SampleAttendeeListProps) {
  return (
    <div className="mx-auto max-w-md py-10">
      <h1 className="font-display text-[1.875rem] leading-[1.13] font-[650] tracking-[-0.02em] sm:text-[2.5rem]">
        {text.sampleAttendees}
      </h1>
      <p className="mt-2 leading-relaxed text-ink-soft">{text.sampleAttendeesHint}</p>
      <ul className="mt-6 divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
        {sampleAttendees.map(({ user, name, organizer }) => (
          <li key={user}>
            <button
              type="button"
              onClick={() => onPick(user)}
              className="flex w-full items-center gap-4 px-4 py-3.5 text-left transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
            >
              <Monogram name={name} />
              <span className="flex-1">
                <span className="block font-display text-[1.0625rem]/[1.375rem] font-semibold">{name}</span>
                <span className="text-sm text-ink-soft">{organizer ? text.organizer : text.attendee}</span>
              </span>
              <ChevronRight aria-hidden className="size-5 text-ink-soft" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
