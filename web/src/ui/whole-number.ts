/** What was typed as a whole number; NaN where it is none: `Number` would take "", "1e3" and "0x10" for some. */
export const wholeNumber = (digits: string) => (/^\s*\d+\s*$/.test(digits) ? Number(digits) : Number.NaN);
