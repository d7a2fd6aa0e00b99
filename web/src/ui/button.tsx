import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";

export const buttonLook = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control font-semibold whitespace-nowrap transition-colors select-none aria-disabled:cursor-default",
  {
    variants: {
      variant: {
        default: "bg-brand text-on-brand hover:bg-brand-hover",
        outline: "border border-line-strong bg-surface text-ink hover:bg-sunken",
        secondary: "bg-accent-wash text-accent hover:bg-sunken",
        good: "bg-good-wash text-good ring-1 ring-good/40 ring-inset hover:ring-good",
        quiet: "text-ink-soft hover:bg-sunken hover:text-ink",
        danger: "bg-bad text-surface hover:opacity-90",
        dangerOutline: "border border-bad/40 bg-surface text-bad hover:bg-bad-wash",
        unavailable: "bg-sunken text-ink-soft",
      },
      size: {
        sm: "h-9 px-3 text-sm",
        default: "h-11 px-4 text-sm",
        lg: "h-12 px-6 text-base",
        icon: "size-11",
      },
    },
    defaultVariants: { variant: "default", size: "default" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonLook> {
  /** Shows a spinner and ignores clicks, but keeps the focus. */
  readonly busy?: boolean;
  /** Ignores clicks but can be focused, so that people can read its reason. */
  readonly unavailable?: boolean;
}

export function Button({
  variant,
  size,
  busy,
  unavailable,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const still = busy || unavailable;
  return (
    <button
      type="button"
      {...rest}
      {...(still && { "aria-disabled": true })}
      {...(busy && { "aria-busy": true })}
      className={buttonLook({ variant, size, className })}
      onClick={still ? (event) => event.preventDefault() : onClick}
    >
      {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {children}
    </button>
  );
}
