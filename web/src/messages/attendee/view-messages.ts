/** The choice between the two views of an agenda. */
export const viewMessages = {
  view: "View",
  views: { list: "List", grid: "Grid" },
};
