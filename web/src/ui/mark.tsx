import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

const tones = {
  warn: "bg-warn-wash text-warn",
  bad: "bg-bad-wash text-bad",
  good: "bg-good-wash text-good",
  wait: "bg-wait-wash text-wait",
  accent: "bg-accent-wash text-accent",
  plain: "bg-sunken text-ink-soft",
};

interface MarkProps {
  readonly tone: keyof typeof tones;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** A piece of news in a few words, such as "Moved to another room". Seats are never in a mark. */
export const Mark = ({ tone, icon: Icon, children }: MarkProps) => (
  <span
    className={`inline-flex h-6 items-center gap-1.5 rounded-mark px-2 font-display text-[0.8125rem] font-semibold whitespace-nowrap ${tones[tone]}`}
  >
    {Icon && <Icon aria-hidden className="size-3.5 shrink-0" />}
    {children}
  </span>
);
