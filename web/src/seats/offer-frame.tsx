import { type ReactNode, type Ref, useLayoutEffect } from "react";

interface OfferFrameProps {
  readonly title: string;
  /** Takes the focus when the answer has changed the page. */
  readonly titleRef?: Ref<HTMLHeadingElement>;
  readonly lead: ReactNode;
  /** The session. */
  readonly card: ReactNode;
  /** The time that is left, or what has come of it. */
  readonly picture: ReactNode;
  readonly notes?: ReactNode;
  /** The answers, near the thumb. They stay in sight, also below long notes. */
  readonly answers: ReactNode;
}

/** One offer and nothing else: what it is, its clock, and the answers. On a phone it takes the whole screen. */
export function OfferFrame({ title, titleRef, lead, card, picture, notes, answers }: OfferFrameProps) {
  useWholeScreen();
  return (
    <article className="mx-auto flex max-w-md flex-col pt-6 max-sm:-mb-12 max-sm:min-h-[calc(100dvh-var(--bar)-var(--offer-foot))] sm:pt-10">
      <h1
        ref={titleRef}
        tabIndex={-1}
        className="font-display text-[1.875rem] leading-[1.13] font-[650] tracking-[-0.02em] outline-none sm:text-[2.5rem]"
      >
        {title}
      </h1>
      <p className="mt-2 text-[1.0625rem]/[1.5625rem] text-pretty text-ink-soft">{lead}</p>
      {card}
      <div className="grid flex-1 place-items-center py-4 sm:py-6">{picture}</div>
      {notes}
      <div className="sticky bottom-(--offer-foot) grid gap-1.5 bg-canvas pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
        {answers}
      </div>
    </article>
  );
}

/** The answers take the place of the tabs. */
function useWholeScreen(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.rsvpBar = "page";
    return () => {
      delete dataset.rsvpBar;
    };
  }, []);
}
