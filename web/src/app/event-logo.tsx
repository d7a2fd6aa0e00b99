import type { ShownEvent } from "../api/shown-event.ts";

interface EventLogoProps {
  readonly event: ShownEvent;
  readonly className: string;
}

/** It stands on the paint and beside the event's name, which says the same. */
export const EventLogo = ({ event: { logoUrl }, className }: EventLogoProps) =>
  logoUrl ? (
    <img src={logoUrl} alt="" className={`shrink-0 rounded-mark object-contain ${className}`} />
  ) : null;
