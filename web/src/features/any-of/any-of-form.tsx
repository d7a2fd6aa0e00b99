import { useId, useState } from "react";
import type { AgendaSession, Event, OnOffer } from "../../api/answers.ts";
import { ANY_OF } from "../../api/any-of.ts";
import type { Failure } from "../../api/failure.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import { messages } from "../../messages/messages.ts";
import { availability } from "../../seats/seat-state.ts";
import { useNow } from "../../time/use-now.ts";
import { Button } from "../../ui/button.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { Loading } from "../../ui/skeleton.tsx";
import { useOnline } from "../../ui/use-online.ts";
import { FoundList } from "./found-list.tsx";
import { OnOfferField } from "./on-offer-field.tsx";
import { PickedList } from "./picked-list.tsx";
import { faultOf, movedPick, type Picks, withoutPick, withPick } from "./picks.ts";
import { failureText } from "./tell-failure.ts";
import { useChoosable } from "./use-choosable.ts";

interface AnyOfFormProps {
  readonly event: Event;
  readonly first: string | undefined;
  readonly timeZone: string;
  readonly failure: Failure | undefined;
  readonly busy: boolean;
  onAsk(sessions: readonly AgendaSession[], onOffer: OnOffer): void;
  onClose(): void;
}

const A_MINUTE = 60_000;

/** Two to five sessions in order, and what happens when a seat comes. */
export function AnyOfForm({ event, first, timeZone, failure, busy, onAsk, onClose }: AnyOfFormProps) {
  const id = useId();
  const now = useNow(A_MINUTE);
  const [picks, setPicks] = useState<Picks>(first === undefined ? [] : [first]);
  const [typed, setTyped] = useState("");
  const [onOffer, setOnOffer] = useState<OnOffer>("ASK");
  const [said, setSaid] = useState("");
  const search = useChoosable(event, picks, typed, now);
  const { picked } = search;
  const change = (next: Picks, words: string) => {
    setPicks(next);
    setSaid(words);
  };
  const move = ({ sessionId, title }: AgendaSession, by: -1 | 1) => {
    const next = movedPick(picks, sessionId, by);
    change(next, text.moved(title, next.indexOf(sessionId) + 1, next.length));
  };
  const add = ({ sessionId, title }: AgendaSession) => {
    const next = withPick(picks, sessionId);
    change(next, text.added(title, next.length));
  };
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4 sm:px-6">
        <p role="status" className="sr-only">
          {said}
        </p>
        <h3 className="font-display font-semibold">{text.picked}</h3>
        {picked.length === 0 ? (
          <p className="py-2 text-sm text-ink-soft">{text.nothingPicked}</p>
        ) : (
          <PickedList
            sessions={picked}
            {...{ timeZone, now }}
            onMove={move}
            onRemove={({ sessionId, title }) => change(withoutPick(picks, sessionId), text.removed(title))}
          />
        )}
        <Finder
          {...{ search, timeZone, now, typed }}
          hasPicks={picked.length > 0}
          isFull={picks.length >= ANY_OF.most}
          onType={setTyped}
          onAdd={add}
        />
        <OnOfferField chosen={onOffer} onChoose={setOnOffer} />
      </div>
      <FormFoot
        {...{ picked, now, busy, failure, onClose, id }}
        fault={faultOf(picks)}
        onAsk={() => onAsk(picked, onOffer)}
      />
    </>
  );
}

interface FinderProps {
  readonly search: ReturnType<typeof useChoosable>;
  readonly timeZone: string;
  readonly now: number;
  readonly typed: string;
  readonly hasPicks: boolean;
  readonly isFull: boolean;
  onType(text: string): void;
  onAdd(session: AgendaSession): void;
}

/** Finds other sessions. Without a text those come first that a person may want as much. */
function Finder({ search, timeZone, now, typed, hasPicks, isFull, onType, onAdd }: FinderProps) {
  const { found, isLoading, failed } = search;
  return (
    <div className="mt-6">
      <SearchBox
        label={text.search}
        placeholder={text.searchPlaceholder}
        text={typed}
        onText={onType}
        className="w-full"
      />
      {typed.trim() === "" && hasPicks && <p className="mt-2 text-sm text-ink-soft">{text.near}</p>}
      {isFull && <p className="mt-2 text-sm font-semibold">{text.enough}</p>}
      {isLoading && <Loading className="py-3 text-sm text-ink-soft">{messages.loading}</Loading>}
      {failed && (
        <p role="alert" className="py-3 text-sm text-bad">
          {text.notLoaded}
        </p>
      )}
      {!isLoading && !failed && <FoundList sessions={found} {...{ timeZone, now, isFull, onAdd }} />}
    </div>
  );
}

interface FormFootProps extends Pick<AnyOfFormProps, "busy" | "failure" | "onClose"> {
  readonly id: string;
  readonly picked: readonly AgendaSession[];
  readonly now: number;
  readonly fault: ReturnType<typeof faultOf>;
  onAsk(): void;
}

/** What is still missing, what went wrong, and the buttons. */
function FormFoot({ id, picked, now, busy, failure, fault, onClose, onAsk }: FormFootProps) {
  const online = useOnline();
  const hint = fault ? text.tooFew : online ? undefined : text.offline;
  const isFree = picked.some((session) => availability(session, now).kind === "free");
  return (
    <div className="border-t border-line px-5 pt-3 pb-[calc(1rem+env(safe-area-inset-bottom))] sm:px-6">
      {failure && !busy && (
        <p role="alert" className="mb-3 rounded-control bg-bad-wash p-3 text-sm text-bad">
          {failureText(failure)}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p id={`${id}hint`} className="flex-1 basis-full text-sm text-ink-soft empty:hidden sm:basis-0">
          {hint}
        </p>
        <Button variant="outline" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button
          aria-describedby={`${id}hint`}
          busy={busy}
          unavailable={hint !== undefined}
          variant={hint === undefined ? "default" : "unavailable"}
          className="flex-1 sm:flex-none"
          onClick={onAsk}
        >
          {isFree ? text.send.free : text.send.full(picked.length)}
        </Button>
      </div>
    </div>
  );
}
