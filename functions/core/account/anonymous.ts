/** No issuer names a person so. */
const ANONYMOUS = "anonymous:";

/** The id of nobody, under which an RSVP stays after its person has erased their account. */
export const anonymousId = (random: string): string => `${ANONYMOUS}${random}`;

/** Nobody reads what such an id is told. */
export const isAnonymous = (userId: string): boolean => userId.startsWith(ANONYMOUS);
