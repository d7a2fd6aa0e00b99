import type { AgendaSession } from "../../api/answers.ts";
import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { Monogram } from "../../ui/monogram.tsx";
import { SECTION_TITLE } from "./section-title.ts";

/** A programme has no pictures of speakers, so each has a monogram. */
export function SpeakerList({ speakers }: Pick<AgendaSession, "speakers">) {
  if (speakers.length === 0) return null;
  return (
    <section aria-labelledby="speakers">
      <h2 id="speakers" className={SECTION_TITLE}>
        {text.speakers(speakers.length)}
      </h2>
      <ul className="mt-3 grid gap-3 sm:grid-cols-2">
        {speakers.map(({ name }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two speakers may have the same name
          <li key={index} className="flex min-w-0 items-center gap-3">
            <Monogram name={name} />
            <span className="min-w-0 font-display font-semibold">{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
