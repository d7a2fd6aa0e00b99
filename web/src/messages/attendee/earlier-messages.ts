/** The line into which sessions that are over fold. */
export const earlierMessages = {
  earlier: (n: number) => `${n} earlier`,
};
