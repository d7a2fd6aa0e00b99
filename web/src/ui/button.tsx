import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";

/**
 * What acts is a pill. A screen has one `default` button at most, which is solid; the others are tonal (`secondary`) or
 * outlined. Inside an element with `data-mine`, whose wash is green itself, a `good` button is white.
 */
export const buttonLook = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-full font-display font-semibold whitespace-nowrap transition-colors duration-200 ease-settle select-none aria-disabled:cursor-default",
  {
    variants: {
      variant: {
        default: "bg-brand text-on-brand hover:bg-brand-hover",
        outline: "border-[1.5px] border-line-strong bg-surface text-ink hover:bg-sunken",
        secondary: "bg-accent-wash text-accent hover:ring-[1.5px] hover:ring-accent/40 hover:ring-inset",
        good: "bg-good-wash text-good ring-good/50 ring-inset hover:ring-[1.5px] in-data-mine:bg-surface in-data-mine:ring-[1.5px] in-data-mine:hover:ring-good",
        wait: "bg-wait-wash text-wait ring-wait/40 ring-inset hover:ring-[1.5px]",
        quiet: "text-ink-soft hover:bg-sunken hover:text-ink",
        danger: "bg-bad text-surface hover:opacity-90",
        dangerOutline: "border-[1.5px] border-bad/50 bg-surface text-bad hover:bg-bad-wash",
        unavailable: "bg-sunken text-ink-soft",
      },
      size: {
        sm: "h-9 px-3.5 text-sm leading-none",
        default: "h-11 px-4.5 text-[0.9375rem] leading-none",
        lg: "h-13 px-6 text-[1.0625rem] leading-none",
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
