import type { ShownEvent } from "../../api/shown-event.ts";
import House from "../../ui/house.tsx";

interface EventPictureProps {
  readonly event: ShownEvent;
  readonly close?: boolean;
  readonly className: string;
}

/** The cover of an event, or else its house. No text stands on it. */
export const EventPicture = ({
  event: { eventId, coverUrl },
  close = false,
  className,
}: EventPictureProps) =>
  coverUrl ? (
    <img src={coverUrl} alt="" className={`object-cover ${className}`} />
  ) : (
    <House eventId={eventId} close={close} className={`bg-cover ${className}`} />
  );
