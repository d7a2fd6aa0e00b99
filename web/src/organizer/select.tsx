import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { inputLook } from "./field.tsx";

/** It uses the platform's own control, which phones show best. */
export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return (
    <span className={`relative block ${className}`}>
      <select {...rest} className={`${inputLook} appearance-none truncate pr-9`} />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-3.5 right-3 size-4 text-ink-soft"
      />
    </span>
  );
}
