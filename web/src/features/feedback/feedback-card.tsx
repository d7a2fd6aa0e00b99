import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { feedbackMessages as text } from "../../messages/attendee/feedback-messages.ts";
import { FeedbackPanel } from "./feedback-panel.tsx";

export interface FeedbackCardProps {
  readonly sessionId: string;
  readonly timeZone: string;
}

/** On the page of a session that is over, or nearly. A notice leads here by the address. */
export default function FeedbackCard({ sessionId, timeZone }: FeedbackCardProps) {
  return (
    <FeedbackPanel
      {...{ sessionId, timeZone }}
      legend={text.title}
      frame={(content) => <Card>{content}</Card>}
    />
  );
}

function Card({ children }: { readonly children: React.ReactNode }) {
  const { hash } = useLocation();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (hash !== "#feedback") return;
    card.current?.scrollIntoView({ block: "start" });
    card.current?.focus({ preventScroll: true });
  }, [hash]);
  return (
    <section
      ref={card}
      id="feedback"
      tabIndex={-1}
      aria-label={text.title}
      className="scroll-mt-24 rounded-card border border-line bg-surface p-4 outline-none sm:p-5"
    >
      {children}
    </section>
  );
}
