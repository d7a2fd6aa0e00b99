import { doorMessages as text } from "../../../messages/door/door-messages.ts";
import type { Scan } from "../scans/scan.ts";
import { type AnswerWords, inOneLine } from "./answer-words.ts";

interface AnnouncerProps {
  readonly checking: boolean;
  readonly said: string | undefined;
  readonly answer: Scan | undefined;
  readonly words: AnswerWords | undefined;
}

/** What a screen reader says at once. While the service is asked, everybody sees it. */
export const Announcer = ({ checking, said, answer, words }: AnnouncerProps) => (
  <>
    <p role="status" aria-live="assertive" className="sr-only">
      {checking && text.checking}
      {said}
      {/* The same answer twice is said twice. */}
      {words && <span key={answer?.checkInId}>{inOneLine(words)}</span>}
    </p>
    {checking && answer === undefined && (
      <p
        aria-hidden
        className="fixed inset-x-0 bottom-20 z-30 mx-auto w-fit rounded-full bg-ink px-4 py-2 font-semibold text-canvas"
      >
        {text.checking}
      </p>
    )}
  </>
);
