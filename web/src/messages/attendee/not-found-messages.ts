export const notFoundMessages = {
  title: "There is nothing here",
  hint: "The address may be mistyped, or the page no longer exists.",
  back: "All events",
};
