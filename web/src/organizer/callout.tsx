import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  plain: [Info, "border-line bg-sunken", "text-accent"],
  good: [CircleCheck, "border-good/40 bg-good-wash", "text-good"],
  warn: [TriangleAlert, "border-warn/40 bg-warn-wash", "text-warn"],
  bad: [CircleAlert, "border-bad/40 bg-bad-wash", "text-bad"],
} as const;

interface CalloutProps {
  readonly tone: keyof typeof looks;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly className?: string;
  /** Screen readers announce it at once. */
  readonly alert?: boolean;
}

/** Information that a person should read before going on. */
export function Callout({ tone, title, children, className = "", alert }: CalloutProps) {
  const [Icon, box, color] = looks[tone];
  return (
    <div
      role={alert ? "alert" : undefined}
      className={`flex gap-3 rounded-card border p-4 ${box} ${className}`}
    >
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${color}`} />
      <div className="min-w-0 flex-1 leading-relaxed">
        {title && <p className="font-bold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
