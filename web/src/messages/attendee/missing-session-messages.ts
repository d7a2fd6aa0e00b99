/** A session that is not, or no longer, in the programme. */
export const missingSessionMessages = {
  title: "This session does not exist",
  hint: "It may have been taken out of the programme.",
};
