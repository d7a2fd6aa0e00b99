/** Nobody comes in earlier before the start. */
const EARLIEST_BEFORE_START_MS = 12 * 60 * 60_000;

/** When a device sent its check-ins, on its own clock and on that of the service; ISO, UTC. */
export interface Sending {
  readonly sentAt: string;
  readonly receivedAt: string;
}

/**
 * Puts a time of a device's clock on the clock of the service. The clock may be wrong by hours, and goes on evenly. The
 * result is never after the receipt, and not long before the start (`startsAt`; ISO, UTC).
 */
export function onOurClock(at: string, { sentAt, receivedAt }: Sending, startsAt: string): string {
  const received = Date.parse(receivedAt);
  const corrected = Date.parse(at) + received - Date.parse(sentAt);
  const earliest = Date.parse(startsAt) - EARLIEST_BEFORE_START_MS;
  return new Date(Math.min(received, Math.max(earliest, corrected))).toISOString();
}
