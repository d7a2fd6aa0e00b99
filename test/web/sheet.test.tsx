import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { expect, it, vi } from "vitest";
import { Button } from "../../web/src/ui/button.tsx";
import Sheet from "../../web/src/ui/sheet.tsx";

function Page() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button ref={button} aria-expanded={open} onClick={() => setOpen(true)}>
        Filters
      </Button>
      {open && (
        <Sheet
          title="Filters"
          aside={<button type="button">Clear</button>}
          foot={(close) => <Button onClick={close}>Show 3 sessions</Button>}
          anchor={button}
          onClose={() => setOpen(false)}
        >
          <label>
            <input type="checkbox" /> Design
          </label>
        </Sheet>
      )}
    </>
  );
}

let isPhone = false;
vi.spyOn(window, "matchMedia").mockImplementation(
  (media) =>
    ({
      media,
      get matches() {
        return isPhone;
      },
      addEventListener() {},
      removeEventListener() {},
    }) as never,
);

it.each([
  ["a phone", true],
  ["a desktop", false],
])("opens over the page on %s, and gives the focus back to its button", async (_, onPhone) => {
  isPhone = onPhone;
  const user = userEvent.setup();
  render(<Page />);
  await user.click(screen.getByRole("button", { name: "Filters" }));
  const sheet = await screen.findByRole("dialog", { name: "Filters" });
  expect(sheet.contains(document.activeElement)).toBe(true);
  expect(sheet.contains(screen.getByRole("checkbox", { name: "Design" }))).toBe(true);
  expect(screen.queryByRole("button", { name: "Show 3 sessions" }) !== null).toBe(onPhone);
  await user.keyboard("{Escape}");
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  await expect.poll(() => document.activeElement?.textContent).toBe("Filters");
  expect(screen.getByRole("button", { name: "Filters" }).getAttribute("aria-expanded")).toBe("false");
});
