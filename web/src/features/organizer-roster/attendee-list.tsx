import { ArrowUpToLine, MailX, UserRoundX } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { Answer } from "../../api/failure.ts";
import type { Attendee, RosterStatus } from "../../api/organizer/answers.ts";
import type { OutOfTurn } from "../../api/organizer/roster-by-hand.ts";
import { handsMessages } from "../../messages/organizer/hands-messages.ts";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { failureText, isUnsure } from "../../organizer/failure-text.ts";
import { momentText, timeText } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { LazyRow } from "../../ui/lazy-row.tsx";
import { Monogram } from "../../ui/monogram.tsx";
import { returnFocus } from "../../ui/return-focus.ts";
import { showToast } from "../../ui/toasts.ts";
import { HandNotes } from "./hand-notes.tsx";
import { OfferForm } from "./offer-form.tsx";

const ConfirmDialog = lazy(() => import("../../ui/confirm-dialog.tsx"));

interface AttendeeListProps {
  /** The attendees that are shown. */
  readonly attendees: readonly Attendee[];
  /** The whole list, whose order gives waitlist positions. */
  readonly all: readonly Attendee[];
  readonly status: RosterStatus;
  readonly timeZone: string;
  /** `null`: the session is unlimited. */
  readonly capacity: number | null;
  remove(attendee: Attendee): Promise<Answer<unknown>>;
  offer(attendee: Attendee, body: OutOfTurn): Promise<Answer<Attendee>>;
}

const ROW_PX = 69;
/** This fills a tall screen. */
const FIRST_ROWS = 15;

export function AttendeeList(props: AttendeeListProps) {
  const { attendees, all, status, timeZone, capacity, remove, offer } = props;
  const [asked, setAsked] = useState<Attendee>();
  const list = useRef<HTMLDivElement>(null);
  const asking = useRef<HTMLElement>(null);
  useEffect(() => {
    const keepFocus = () => {
      if (asking.current?.isConnected !== false || document.activeElement !== document.body) return;
      asking.current = null;
      returnFocus(list.current);
    };
    // Removing a person removes the focused button, and the last removal the whole list.
    keepFocus();
    return keepFocus;
  });
  const positions = useMemo(() => new Map(all.map(({ userId }, index) => [userId, index + 1])), [all]);
  const act = async (attendee: Attendee) => {
    const name = nameOf(attendee);
    const answer = await remove(attendee);
    if (answer.ok) showToast("good", text.removed(name));
    else {
      const unsure = isUnsure(answer.failure);
      showToast(
        "bad",
        `${failureText(answer.failure)} ${unsure ? text.unsure(name) : text.notRemoved(name)}`,
      );
    }
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: what keeps the place of a far row is no item of a list element */}
      <div ref={list} role="list" aria-label={text.tabs[status]} tabIndex={-1} className="outline-none">
        {attendees.map((attendee, index) => (
          <LazyRow
            key={attendee.userId}
            first={index < FIRST_ROWS}
            estimate={ROW_PX}
            render={() => (
              <AttendeeRow
                {...{ attendee, timeZone, capacity }}
                offer={(body) => offer(attendee, body)}
                position={status === "WAITLISTED" ? positions.get(attendee.userId) : undefined}
                onRemove={(button) => {
                  asking.current = button;
                  setAsked(attendee);
                }}
              />
            )}
          />
        ))}
      </div>
      {asked && (
        <Suspense>
          <ConfirmDialog
            question={{
              title: text.removeTitle(nameOf(asked)),
              text: text.removeText[status],
              confirm: text.removeConfirm,
              keep: text.removeKeep,
            }}
            onConfirm={() => void act(asked)}
            onClose={() => setAsked(undefined)}
            returnFocus={() => returnFocus(asking.current?.isConnected ? asking.current : list.current)}
          />
        </Suspense>
      )}
    </>
  );
}

interface AttendeeRowProps {
  readonly attendee: Attendee;
  readonly timeZone: string;
  /** The position on the waitlist. */
  readonly position: number | undefined;
  readonly capacity: number | null;
  offer(body: OutOfTurn): Promise<Answer<Attendee>>;
  onRemove(button: HTMLElement): void;
}

function AttendeeRow(props: AttendeeRowProps) {
  const { attendee, timeZone, position, capacity, offer, onRemove } = props;
  const { userId, email, mailStopped, hasAccount, status } = attendee;
  const [isOffering, setIsOffering] = useState(false);
  const offerButton = useRef<HTMLButtonElement>(null);
  const name = nameOf(attendee);
  const standby = standbyOf(attendee);
  const close = () => {
    setIsOffering(false);
    offerButton.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="listitem" className="border-b border-line py-2.5">
      <div className="flex min-h-12 items-center gap-3">
        {position === undefined ? (
          <Monogram name={name} />
        ) : (
          <span className="min-w-9 shrink-0 text-sm font-bold tabular-nums">{text.position(position)}</span>
        )}
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{name}</p>
          <p className="truncate text-sm text-ink-soft">
            {[email, hasAccount ? userId : null].filter(Boolean).join(" · ")}
          </p>
          {standby !== undefined && (
            <p className="text-sm text-ink-soft first-letter:uppercase sm:hidden">{standby}</p>
          )}
          <HandNotes {...{ attendee, timeZone }} />
          {mailStopped !== null && (
            <p className="flex items-center gap-1.5 text-sm text-warn">
              <MailX aria-hidden className="size-4 shrink-0" />
              {text.mailStopped[mailStopped]}
            </p>
          )}
        </div>
        <When {...{ attendee, timeZone }} />
        {status === "WAITLISTED" && (
          <Button
            ref={offerButton}
            variant="quiet"
            size="icon"
            aria-label={handsMessages.offer(name)}
            title={handsMessages.offer(name)}
            aria-expanded={isOffering}
            onClick={() => setIsOffering(!isOffering)}
          >
            <ArrowUpToLine aria-hidden className="size-4" />
          </Button>
        )}
        <Button
          variant="quiet"
          size="icon"
          aria-label={text.remove(name)}
          title={text.remove(name)}
          onClick={({ currentTarget }) => onRemove(currentTarget)}
        >
          <UserRoundX aria-hidden className="size-4" />
        </Button>
      </div>
      {isOffering && <OfferForm {...{ name, capacity, offer }} onClose={close} />}
    </div>
  );
}

/** The number of standby. Phones show it below the name. */
function standbyOf({ status, standbyNumber = null }: Attendee): string | undefined {
  if (status === "OFFERED" || standbyNumber === null) return undefined;
  return status === "WAITLISTED" ? text.standsBy(standbyNumber) : text.admitted(standbyNumber);
}

/** An offer ends soon, so phones show its end as well. */
function When({ attendee, timeZone }: Pick<AttendeeRowProps, "attendee" | "timeZone">) {
  const { status, rsvpAt, waitlistedAt, offerExpiresAt } = attendee;
  const standby = standbyOf(attendee);
  if (status === "OFFERED" && offerExpiresAt !== null) {
    return (
      <p className="shrink-0 font-display text-sm font-semibold whitespace-nowrap text-accent tabular-nums">
        {text.offerUntil(timeText(offerExpiresAt, timeZone, Date.now()))}
      </p>
    );
  }
  const since = status === "WAITLISTED" ? waitlistedAt : rsvpAt;
  if (since === null) return null;
  const when = momentText(since, timeZone);
  return (
    <p className="hidden text-sm whitespace-nowrap text-ink-soft tabular-nums sm:block">
      {status === "WAITLISTED" ? text.waitingSince(when) : text.since(when)}
      {standby !== undefined && ` · ${standby}`}
    </p>
  );
}

const nameOf = ({ name, email, userId }: Attendee) =>
  userId.startsWith("anonymous:") ? text.erased : (name ?? email ?? userId);
