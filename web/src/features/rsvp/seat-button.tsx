import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { type SeatState, seatState } from "../../seats/seat-state.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import { useNow } from "../../time/use-now.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useOnline } from "../../ui/use-online.ts";
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

type SeatLayout = "block" | "row";

export interface SeatButtonProps extends SeatButtonLook {
  readonly session: AgendaSession;
  /** `row`: seats and button are cells of the row around it, in its areas `seats` and `act`. @default "block" */
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
  const { timeZone, variant, size, layout = "block", onRsvpChange } = props;
  const { expected = <SeatSkeleton layout={layout} /> } = props;
  const { identity, signIn } = useIdentity();
  const { session, rsvp } = useLiveSession(props.session);
  const { sessionId, title } = session;
  const { pending, act } = useRsvp(onRsvpChange);
  const [asked, setAsked] = useState<"cancel" | "leave" | "decline">();
  const choices = useRef<HTMLDivElement>(null);
  const chosen = useRef<HTMLElement | null>(null);
  const wish = useWish(sessionId);
  const online = useOnline();
  const now = useNow(wish !== undefined || rsvp?.status === "OFFERED" ? 1_000 : A_MINUTE);

  // The clicked button may disappear with its purpose; the first one never does.
  useEffect(() => {
    if (chosen.current?.isConnected !== false) return;
    chosen.current = null;
    const { activeElement } = (choices.current?.getRootNode() ?? document) as Document | ShadowRoot;
    if (activeElement === null || activeElement === document.body) {
      choices.current?.querySelector("button")?.focus();
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
      data-mine={layout === "row" && state.kind === "confirmed" ? "" : undefined}
      className={places[layout].all}
    >
      <div className={places[layout].seats}>
        <SeatWords session={session} state={state} now={now} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only fetches what a click on the button inside will need */}
      <div ref={choices} className={places[layout].act} onPointerEnter={prepare} onFocus={prepare}>
        <SeatChoices
          session={session}
          state={state}
          {...{ now, wish, pending, online, signedOut, timeZone, variant, size }}
          onChoose={choose}
        />
      </div>
      {asked && (
        <Suspense>
          <RsvpQuestion
            action={asked}
            title={title}
            onConfirm={() => void act(asked, session)}
            onClose={() => setAsked(undefined)}
            returnFocus={returnFocus}
          />
        </Suspense>
      )}
    </div>
  );
}

const places = {
  block: {
    all: "flex flex-wrap items-center justify-between gap-x-3 gap-y-2",
    seats: "min-w-0",
    act: "ml-auto",
  },
  row: {
    all: "contents",
    seats: "min-w-0 [grid-area:seats]",
    act: "relative justify-self-end self-end [grid-area:act] lg:self-center print:hidden",
  },
};

function SeatSkeleton({ layout }: { readonly layout: SeatLayout }) {
  const { all, seats, act } = places[layout];
  return (
    <div role="status" aria-label={messages.loading} className={all}>
      <Skeleton className={`h-4.5 w-20 ${seats}`} />
      <Skeleton className={`w-29 rounded-full ${layout === "row" ? "h-9" : "h-11"} ${act}`} />
    </div>
  );
}
