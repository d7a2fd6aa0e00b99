import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { useIdentity } from "../../identity/identity.ts";
import { type SeatState, seatState } from "../../seats/seat-state.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import { useNow } from "../../time/use-now.ts";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { useOnline } from "../../ui/use-online.ts";
import { BlockedBy } from "./late-blocked-by.tsx";
import { type Choice, SeatChoices } from "./seat-choices.tsx";
import { SeatWords } from "./seat-words.tsx";
import { currentPath, useRsvp } from "./use-rsvp.ts";
import { undoWish, useWish } from "./wishes.ts";

export interface SeatButtonLook {
  /** The zone in which times are shown. */
  readonly timeZone?: string;
  readonly variant?: "default" | "outline" | "secondary";
  readonly size?: "default" | "sm" | "lg";
}

/** Class names. */
export interface SeatLayout {
  readonly all: string;
  readonly seats: string;
  readonly act: string;
  /** Of the button that is awaited. */
  readonly height: string;
  /** The row around it shows that the seat is the person's. */
  readonly marksMine?: boolean;
}

export interface SeatButtonProps extends SeatButtonLook {
  readonly session: AgendaSession;
  /** @default - seats and button side by side, or below each other */
  readonly layout?: SeatLayout;
  /** Shown until it is known what the attendee has. */
  readonly expected?: ReactNode;
  onRsvpChange?(isRsvped: boolean): void;
}

const loadQuestion = () => import("./rsvp-question.tsx");
const RsvpQuestion = lazy(loadQuestion);
const ASK_FIRST: readonly SeatState["kind"][] = ["confirmed", "waiting", "offered"];
const isAskedFirst = (choice: Choice): choice is "cancel" | "leave" | "decline" =>
  choice === "cancel" || choice === "leave" || choice === "decline";
const A_MINUTE = 60_000;

/** Shows how full a session is, and the actions that the attendee can choose. */
export function SeatButton(props: SeatButtonProps) {
  const { timeZone, variant, size, layout = BLOCK, onRsvpChange } = props;
  const { expected = <SeatSkeleton layout={layout} /> } = props;
  const { identity, signIn } = useIdentity();
  const { session, rsvp } = useLiveSession(props.session);
  const { sessionId } = session;
  const { pending, act } = useRsvp(onRsvpChange);
  const [asked, setAsked] = useState<"cancel" | "leave" | "decline">();
  const choices = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const chosen = useRef<HTMLElement | null>(null);
  const wish = useWish(sessionId);
  const online = useOnline();
  const now = useNow(wish !== undefined || rsvp?.status === "OFFERED" ? 1_000 : A_MINUTE);
  const [blockedBy, setBlockedBy] = useState<string>();

  // The clicked button may disappear with its purpose. The first one does so only if the session is cancelled.
  useEffect(() => {
    if (chosen.current?.isConnected !== false) return;
    chosen.current = null;
    const { activeElement } = (choices.current?.getRootNode() ?? document) as Document | ShadowRoot;
    if (activeElement === null || activeElement === document.body) {
      (choices.current?.querySelector("button") ?? focusable(words.current))?.focus();
    }
  });

  if (rsvp === undefined) return expected;
  const state = seatState(session, rsvp, now);
  const signedOut = identity.status === "signed-out";
  const prepare = ASK_FIRST.includes(state.kind) ? loadQuestion : undefined;

  const returnFocus = () =>
    (chosen.current?.isConnected ? chosen.current : choices.current?.querySelector("button"))?.focus();
  const choose = (choice: Choice, button: HTMLElement) => {
    chosen.current = button;
    if (choice === "sign-in") {
      signIn({ returnTo: currentPath(), rsvp: state.kind === "free" ? sessionId : undefined });
    } else if (choice === "undo") undoWish(sessionId);
    else if (isAskedFirst(choice)) setAsked(choice);
    else void act(choice, session);
  };
  return (
    <div
      data-seat={state.kind}
      data-mine={layout.marksMine && state.kind === "confirmed" ? "" : undefined}
      className={layout.all}
    >
      <div ref={words} className={`outline-none ${layout.seats}`}>
        <SeatWords session={session} state={state} now={now} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only fetches what a click on the button inside will need */}
      <div ref={choices} className={layout.act} onPointerEnter={prepare} onFocus={prepare}>
        <SeatChoices
          session={session}
          state={state}
          {...{ now, wish, pending, online, signedOut, blockedBy, timeZone, variant, size }}
          onChoose={choose}
        />
      </div>
      <BlockedBy {...{ session, now }} onBlocked={setBlockedBy} />
      {asked && (
        <Suspense>
          <RsvpQuestion
            action={asked}
            {...{ session, rsvp, timeZone }}
            onConfirm={() => void act(asked, session)}
            onPass={() => void act("pass", session)}
            onClose={() => setAsked(undefined)}
            returnFocus={returnFocus}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Only from now on, because an element of another site passes its focus on to the first that can have it. */
function focusable(element: HTMLElement | null): HTMLElement | null {
  if (element !== null) element.tabIndex = -1;
  return element;
}

const BLOCK: SeatLayout = {
  all: "flex flex-wrap items-center justify-between gap-x-3 gap-y-2",
  seats: "min-w-0",
  act: "ml-auto",
  height: "h-11",
};

function SeatSkeleton({ layout }: { readonly layout: SeatLayout }) {
  const { all, seats, act, height } = layout;
  return (
    <Loading className={all}>
      <Skeleton className={`h-4.5 w-20 ${seats}`} />
      <Skeleton className={`w-29 rounded-full ${height} ${act}`} />
    </Loading>
  );
}
