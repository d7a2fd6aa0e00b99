import { lazy, Suspense, use, useEffect, useRef, useState } from "react";
import { useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { type SeatState, seatState } from "../../seats/seat-state.ts";
import { useSessionSeats } from "../../seats/session-seats-query.ts";
import { useNow } from "../../time/use-now.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SeatsBrought } from "./event-seats.tsx";
import { type Choice, SeatChoices } from "./seat-choices.tsx";
import { SeatCount, SeatText } from "./seat-count.tsx";
import { currentPath, useRsvp } from "./use-rsvp.ts";
import { dropWish, useWish } from "./wishes.ts";

export interface SessionRsvpButtonProps {
  readonly sessionId: string;
  /** The zone in which times are shown. */
  readonly timeZone?: string;
  readonly eventId?: string;
  /** Shown until the service has answered. */
  readonly isRsvped?: boolean;
  readonly currentCapacity?: number;
  /** Null means unlimited. */
  readonly maxCapacity?: number | null;
  readonly variant?: "default" | "outline" | "secondary";
  readonly size?: "default" | "sm" | "lg";
  onRsvpChange?(isRsvped: boolean): void;
}

const loadQuestion = () => import("./rsvp-question.tsx");
const RsvpQuestion = lazy(loadQuestion);
const ASK_FIRST: readonly SeatState["kind"][] = ["confirmed", "waiting", "offered"];
const isAskedFirst = (choice: Choice): choice is "cancel" | "leave" | "decline" =>
  choice === "cancel" || choice === "leave" || choice === "decline";
const A_MINUTE = 60_000;

export function SessionRsvpButton(props: SessionRsvpButtonProps) {
  const { sessionId, timeZone, variant, size, onRsvpChange } = props;
  const { identity, signIn } = useIdentity();
  const { seats } = useSessionSeats(sessionId, use(SeatsBrought));
  const { pending, act } = useRsvp(onRsvpChange);
  const [asked, setAsked] = useState<"cancel" | "leave" | "decline">();
  const choices = useRef<HTMLDivElement>(null);
  const chosen = useRef<HTMLElement | null>(null);
  const wish = useWish(sessionId);
  const counting = wish !== undefined || seats?.myRsvp?.status === "OFFERED";
  const now = useNow(counting ? 1_000 : A_MINUTE);

  // The clicked button may disappear with its purpose; the first one never does.
  useEffect(() => {
    if (chosen.current?.isConnected !== false) return;
    chosen.current = null;
    const { activeElement } = (choices.current?.getRootNode() ?? document) as Document | ShadowRoot;
    if (activeElement === null || activeElement === document.body) {
      choices.current?.querySelector("button")?.focus();
    }
  });

  if (seats === undefined) return <Expected {...props} />;
  const state = seatState(seats, now);
  const signedOut = identity.status === "signed-out";
  const prepare = ASK_FIRST.includes(state.kind) ? loadQuestion : undefined;

  const returnFocus = () =>
    (chosen.current?.isConnected ? chosen.current : choices.current?.querySelector("button"))?.focus();
  const choose = (choice: Choice, button: HTMLElement) => {
    chosen.current = button;
    if (choice === "sign-in") {
      signIn({ returnTo: currentPath(), rsvp: state.kind === "free" ? sessionId : undefined });
    } else if (choice === "undo") dropWish(sessionId);
    else if (isAskedFirst(choice)) setAsked(choice);
    else void act(choice, seats);
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <SeatCount session={seats} state={state} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only fetches what a click on the button inside will need */}
      <div ref={choices} className="ml-auto" onPointerEnter={prepare} onFocus={prepare}>
        <SeatChoices
          session={seats}
          state={state}
          {...{ now, wish, pending, signedOut, timeZone, variant, size }}
          onChoose={choose}
        />
      </div>
      {asked && (
        <Suspense>
          <RsvpQuestion
            action={asked}
            title={seats.title}
            onConfirm={() => void act(asked, seats)}
            onClose={() => setAsked(undefined)}
            returnFocus={returnFocus}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Shows what the embedding page already knows; otherwise, space for the later button. */
function Expected({ isRsvped, currentCapacity, maxCapacity }: SessionRsvpButtonProps) {
  const count = currentCapacity !== undefined && (
    <SeatText>
      {maxCapacity == null
        ? messages.rsvp.going(currentCapacity)
        : messages.rsvp.seats(currentCapacity, maxCapacity)}
    </SeatText>
  );
  return (
    <div role="status" aria-label={messages.loading} className="flex items-center justify-between gap-3">
      {count || <Skeleton className="h-4 w-20" />}
      {isRsvped ? (
        <span className="inline-flex h-11 items-center px-4 text-sm font-semibold text-good">
          {messages.rsvp.confirmed}
        </span>
      ) : (
        <Skeleton className="h-11 w-24" />
      )}
    </div>
  );
}
