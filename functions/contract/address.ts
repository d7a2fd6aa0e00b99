/** A longer e-mail address is none (RFC 5321). */
export const MAX_ADDRESS_LENGTH = 254;

/** The one spelling of an e-mail address by which roles are stored and found. */
export const spelled = (address: string): string => address.trim().normalize("NFC").toLowerCase();
