import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import { standbyControlMessages as text } from "../../messages/attendee/standby-control-messages.ts";
import { clockTime } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { returnFocus } from "../../ui/return-focus.ts";
import { showToast } from "../../ui/toasts.ts";
import { callNext, releaseNoShows } from "./standby-acts.ts";

const ConfirmDialog = lazy(() => import("../../ui/confirm-dialog.tsx"));
const MOST = 500;

export interface StandbyControlsProps {
  readonly sessionId: string;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** As the door's data say. */
  readonly grace: {
    readonly minutes: number | null;
    readonly noShowAt: string | null;
    readonly releasedAt: string | null;
    readonly heldBack: boolean;
  };
  readonly calledTo: number;
  readonly waiting: number;
  /** People whose number has been called, and who have not come in. */
  readonly expected: number;
  /** `null`: there is room for everybody. */
  readonly free: number | null;
  /** Whether the door was used at all. Otherwise it says so where seats are held back. */
  readonly used: boolean;
  /** Asks for the door's data again. */
  onChanged(): void;
}

/** Calls people who stand by, and releases the seats of people who have not come, where that is held back. */
export function StandbyControls(props: StandbyControlsProps) {
  const { grace, calledTo, waiting, expected } = props;
  const title = useId();
  if (grace.minutes === null || grace.noShowAt === null) return null;
  return (
    <section aria-labelledby={title} className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={title} className="font-display text-[1.0625rem]/6 font-semibold">
          {text.title}
        </h2>
        <p className="text-sm/5 text-ink-soft">{text.waiting(waiting)}</p>
      </div>
      <p className="font-display text-xl font-semibold tabular-nums" role="status">
        {text.calledTo(calledTo)}
      </p>
      {waiting > expected && <Caller {...props} />}
      <Release {...props} noShowAt={grace.noShowAt} />
    </section>
  );
}

function Caller({ sessionId, calledTo, waiting, expected, free, onChanged }: StandbyControlsProps) {
  const access = useApiAccess();
  const uncalled = waiting - expected;
  const open = free === null ? uncalled : free - expected;
  const usual = Math.max(1, Math.min(open, uncalled, MOST));
  const [typed, setTyped] = useState<string>();
  const places = typed === undefined ? usual : Number(typed);
  const isRight = Number.isInteger(places) && places >= 1 && places <= MOST;
  const error = useId();
  const { mutate, isPending } = useMutation({
    mutationFn: () => callNext(access, sessionId, places, calledTo),
    onSuccess: (answer) => {
      setTyped(undefined);
      onChanged();
      if (!answer.ok) showToast("bad", answer.failure.kind === "offline" ? text.offline : text.failed);
      else if (answer.value.called === 0) showToast("good", text.nobody);
      else showToast("good", text.called(answer.value.called, answer.value.calledTo));
    },
    onError: () => showToast("bad", text.failed),
  });
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight && !isPending) mutate();
      }}
    >
      <label className="grid gap-1 text-sm font-medium">
        {text.next}
        <input
          inputMode="numeric"
          value={typed ?? String(usual)}
          aria-invalid={!isRight}
          aria-describedby={isRight ? undefined : error}
          onChange={({ target }) => setTyped(target.value)}
          className="h-13 w-24 rounded-[0.75rem] border border-line-strong bg-surface px-3 text-xl tabular-nums"
        />
      </label>
      <Button
        type="submit"
        size="lg"
        variant={open > 0 ? "default" : "outline"}
        busy={isPending}
        unavailable={!isRight}
      >
        {text.call(isRight ? places : usual)}
      </Button>
      {(open <= 0 || expected > 0) && (
        <p className="basis-full text-sm/5 text-ink-soft">
          {[expected > 0 && text.expected(expected), open <= 0 && text.noneFree].filter(Boolean).join(" ")}
        </p>
      )}
      {!isRight && (
        <p id={error} className="basis-full text-sm text-bad">
          {text.wrong}
        </p>
      )}
    </form>
  );
}

function Release({
  sessionId,
  timeZone,
  now,
  grace: { releasedAt, heldBack },
  noShowAt,
  used,
  onChanged,
}: StandbyControlsProps & { readonly noShowAt: string }) {
  const access = useApiAccess();
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: () => releaseNoShows(access, sessionId),
    onSuccess: (answer) => {
      onChanged();
      if (answer.ok) showToast("good", text.asked);
      else showToast("bad", answer.failure.kind === "offline" ? text.offline : text.notDue);
    },
    onError: () => showToast("bad", text.failed),
  });
  if (now < Date.parse(noShowAt)) return <Note>{text.until(clockTime(noShowAt, timeZone))}</Note>;
  if (releasedAt !== null) return <Note>{text.released}</Note>;
  if (!heldBack) return <Note>{text.releasing}</Note>;
  return (
    <div ref={box} className="grid justify-items-start gap-2">
      <p className="text-sm/5 text-warn">{used ? text.heldBack : text.unused}</p>
      <Button variant="outline" busy={isPending} onClick={() => setAsking(true)}>
        {text.release}
      </Button>
      {asking && (
        <Suspense>
          <ConfirmDialog
            question={text.question}
            onConfirm={() => mutate()}
            onClose={() => setAsking(false)}
            returnFocus={() => returnFocus(box.current?.querySelector("button"))}
          />
        </Suspense>
      )}
    </div>
  );
}

const Note = ({ children }: { readonly children: string }) => (
  <p className="text-sm/5 text-ink-soft">{children}</p>
);
