import { act, render, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import Toaster from "../../web/src/ui/toaster.tsx";
import { showToast } from "../../web/src/ui/toasts.ts";

const at = (top: number, bottom: number) =>
  ({ top, bottom, left: 0, right: 360, width: 360, height: bottom - top }) as DOMRect;

/** Sets an element's position on the screen. */
function placed(element: Element, place: DOMRect): void {
  vi.spyOn(element, "getBoundingClientRect").mockReturnValue(place);
}

it("only the last result has a toast", async () => {
  render(<Toaster />);
  act(() => showToast("good", "You have a seat in “Knots”."));
  await screen.findAllByText("You have a seat in “Knots”.");
  act(() => showToast("good", "Your seat in “Knots” has been given back."));
  await screen.findAllByText("Your seat in “Knots” has been given back.");
  await waitFor(() => expect(screen.queryByText("You have a seat in “Knots”.")).toBe(null));
});

it.each([
  ["bottom", at(100, 144)],
  ["top", at(620, 664)],
])("it is at the %s of the screen, where it does not cover the tapped button", async (side, place) => {
  render(
    <>
      <button type="button">RSVP</button>
      <Toaster />
    </>,
  );
  const button = screen.getByRole("button", { name: "RSVP" });
  placed(button, place);
  const viewport = screen.getByRole("list", { hidden: true });
  placed(viewport, at(600, 660));
  button.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }));
  act(() => showToast("good", "Done."));
  await waitFor(() => expect(viewport.dataset.side).toBe(side));
});
