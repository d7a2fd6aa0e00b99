/** No person who signs in has such an id. */
const PLACEHOLDER = "email:";

/**
 * The id under which an RSVP waits for the person behind an address, until they sign in with it.
 *
 * @param address as roles are spelled
 */
export const placeholderId = (address: string): string => `${PLACEHOLDER}${address}`;

export const isPlaceholder = (userId: string): boolean => userId.startsWith(PLACEHOLDER);
