const KEY = "claimed";

/** Asked once in each tab: a link of a mail opens another one. */
export const hasClaimed = (attendeeId: string): boolean => sessionStorage.getItem(KEY) === attendeeId;
export const rememberClaimed = (attendeeId: string): void => sessionStorage.setItem(KEY, attendeeId);
