import { Check, CheckCheck, X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { doorMessages } from "../../../messages/door/door-messages.ts";
import type { Scan } from "../scans/scan.ts";
import { type Tone, toneOf, type VerdictKind } from "../scans/verdict.ts";
import type { AnswerWords } from "./answer-words.ts";
import "./door.css";

const { answer: text } = doorMessages;
/** A welcome goes away by itself, so that the camera's picture helps to aim again. */
const WELCOME_MS = 2_500;

interface AnswerScreenProps {
  readonly scan: Scan;
  readonly words: AnswerWords;
  readonly free: number | null;
  readonly head: ReactNode;
  onUndo(scan: Scan): void;
  /** Lets them in although the answer is no. */
  onLetIn(scan: Scan): void;
  onWalkIn(): void;
  onClose(): void;
}

/** The whole screen is the answer: by its colour, a shape, a word, and who it is about. The next scan needs no tap. */
export function AnswerScreen(props: AnswerScreenProps) {
  const { scan, words, head, onClose } = props;
  const tone = toneOf(scan.verdict);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => {
    if (tone !== "good") return;
    const timer = setTimeout(() => {
      // Somebody is about to press one of its buttons.
      const focused = document.activeElement;
      if (focused === screen.current || !screen.current?.contains(focused)) onClose();
    }, WELCOME_MS);
    return () => clearTimeout(timer);
  }, [tone, onClose]);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={screen}
      aria-labelledby="door-answer"
      data-tone={tone}
      tabIndex={-1}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      className="fixed inset-0 z-40 flex flex-col overflow-y-auto outline-none"
    >
      {head}
      <div className="flex grow flex-col items-center justify-center px-6 py-4 text-center font-display">
        <Shape tone={tone} />
        <h2 id="door-answer" className="mt-6 text-[2.75rem] leading-none font-[650] tracking-[-0.02em]">
          {words.word}
        </h2>
        {words.name !== null && <p className="mt-4 text-2xl font-semibold">{words.name}</p>}
        <p className="mt-2 max-w-sm font-sans text-lg leading-7 text-balance">{words.text}</p>
      </div>
      <div className="mx-auto grid w-full max-w-md shrink-0 gap-3 px-4 pb-[calc(1.5rem+env(safe-area-inset-bottom))]">
        <Acts {...props} tone={tone} />
      </div>
    </section>
  );
}

function Acts(props: AnswerScreenProps & { readonly tone: Tone }) {
  const { scan, free, tone, onUndo, onLetIn, onWalkIn, onClose } = props;
  const { kind } = scan.verdict;
  if (tone === "good") {
    return (
      <>
        {kind === "walked-in" && <Act onClick={onWalkIn}>{text.oneMore}</Act>}
        <Act onClick={() => onUndo(scan)}>{text.undo}</Act>
        <p className="text-center">{text.next}</p>
      </>
    );
  }
  const way = wayIn(kind, free);
  const next = (
    <Act key="next" solid={!way?.isUsual} onClick={onClose}>
      {text.scanNext}
    </Act>
  );
  if (way === undefined) return next;
  const letIn = (
    <Act key="let-in" solid={way.isUsual} onClick={() => onLetIn(scan)}>
      {way.label}
    </Act>
  );
  return way.isUsual ? [letIn, next] : [next, letIn];
}

interface WayIn {
  readonly label: string;
  /** No other person has a right to the place, so this button comes first. */
  readonly isUsual: boolean;
}

/** Undefined: nobody may come in by it. */
function wayIn(kind: VerdictKind, free: number | null): WayIn | undefined {
  switch (kind) {
    case "waitlisted":
    case "offered":
    case "elsewhere":
    case "not-on-list":
      return { label: text.letIn(free), isUsual: free !== 0 };
    case "full":
    case "standby-first":
    case "not-called":
      return { label: text.anyway, isUsual: false };
    case "unchecked":
      return { label: text.checkLater, isUsual: true };
    default:
      return undefined;
  }
}

interface ActProps {
  readonly solid?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

const Act = ({ solid = false, children, onClick }: ActProps) => (
  <button
    type="button"
    onClick={onClick}
    className={`min-h-13 rounded-full border-2 border-(--on-tone) px-6 font-display text-[1.0625rem] font-semibold ${
      solid ? "bg-(--on-tone) text-(--tone)" : ""
    }`}
  >
    {children}
  </button>
);

const SHAPES = {
  good: { icon: Check, look: "rounded-full" },
  again: { icon: CheckCheck, look: "rounded-[2.25rem]" },
  no: { icon: X, look: "door-octagon" },
};

function Shape({ tone }: { readonly tone: Tone }) {
  const { icon: Icon, look } = SHAPES[tone];
  return (
    <span aria-hidden className={`grid size-44 place-items-center bg-(--on-tone) text-(--tone) ${look}`}>
      <Icon className="size-24" strokeWidth={3} />
    </span>
  );
}
