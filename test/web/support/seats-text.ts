/** Finds what a session says of its seats. The number stands out, so it is an element of its own. */
export const seatsText =
  (text: string) =>
  (_: string, element: Element | null): boolean =>
    element?.getAttribute("part") === "seats" && element.textContent === text;
