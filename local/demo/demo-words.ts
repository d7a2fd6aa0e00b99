/** What the demo conference says about itself, beside its schedule. */
export const VENUE_AND_DESCRIPTION = {
  venue: "The Old Net Loft, East Quay",
  description: `A small conference about **software, craft and the sea**. Two days, four rooms, and long breaks.

- Talks are in English, and every talk leaves time for questions.
- Workshops have few seats: reserve one, and give it back if you cannot come.
- Soup, coffee and bread are in the loft all day.

The loft is five minutes on foot from the ferry. There is a lift, and a quiet room on the first floor.`,
};
