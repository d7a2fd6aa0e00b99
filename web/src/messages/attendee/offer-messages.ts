/** The card that shows an open offer on every page of its event. */
export const offerMessages = {
  label: "Open offer",
  title: "A seat is yours",
  until: (time: string) => `until ${time}`,
  /** Where a day says when. */
  on: (day: string, time: string) => `${day}, ${time}`,
  quiet: (from: string, to: string) => `The time does not run from ${from} to ${to}.`,
  hours: (n: number) => `${n} h`,
  more: (n: number) => `and ${n} more`,
  accept: "Accept",
  acceptOf: (title: string) => `Accept the seat in “${title}”`,
  decline: "Decline",
  declineOf: (title: string) => `Decline the seat in “${title}”`,
  /** What a screen reader hears when the offer comes, and when little time is left. */
  heard: {
    long: (title: string, until: string) => `A seat in “${title}” is held for you until ${until}.`,
    short: (title: string) => `Less than five minutes are left to accept the seat in “${title}”.`,
    last: (title: string) => `Less than a minute is left to accept the seat in “${title}”.`,
  },
};
