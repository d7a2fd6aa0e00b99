import type { Event, Session } from "../../api/answers.ts";
import { publishMessages as text } from "../../messages/organizer/publish-messages.ts";

/** One thing to look at before a draft is published. None of them is required. */
export interface PublishCheck {
  readonly done: boolean;
  readonly text: string;
  /** Where it is mended, below the event's pages. */
  readonly page: "import" | "sessions" | "settings";
}

/** @param sessions `undefined`: they are not known yet */
export function checksOf(event: Event, sessions: readonly Session[] | undefined): PublishCheck[] {
  const { venue, description } = event;
  const about: PublishCheck = {
    done: venue !== null && description !== null,
    text: venue !== null && description !== null ? text.about : text.aboutOpen,
    page: "settings",
  };
  return sessions === undefined ? [about] : [...ofSessions(event, sessions), about];
}

function ofSessions({ startsAt, endsAt }: Event, all: readonly Session[]): PublishCheck[] {
  if (all.length === 0) return [{ done: false, text: text.noSessions, page: "import" }];
  const sessions = all.filter(({ state }) => state !== "CANCELLED");
  const unlimited = sessions.filter(({ capacity }) => capacity === null).length;
  const roomless = sessions.filter(({ room }) => room === null).length;
  const outside = sessions.filter((session) => session.startsAt < startsAt || session.endsAt > endsAt).length;
  return [
    { done: true, text: text.sessions(all.length), page: "sessions" },
    check(unlimited, text.seats, text.unlimited(unlimited)),
    check(roomless, text.rooms, text.roomless(roomless)),
    check(outside, text.dates, text.outside(outside)),
  ];
}

const check = (wrong: number, good: string, bad: string): PublishCheck => ({
  done: wrong === 0,
  text: wrong === 0 ? good : bad,
  page: "sessions",
});
