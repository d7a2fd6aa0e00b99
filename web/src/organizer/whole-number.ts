/**
 * Reads text as a whole number and gives NaN for anything else: `Number` would accept "", "1e3" and "0x10".
 */
export const wholeNumber = (digits: string) => (/^\s*\d+\s*$/.test(digits) ? Number(digits) : Number.NaN);
