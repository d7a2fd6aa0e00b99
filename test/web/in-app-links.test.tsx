import { fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router";
import { beforeEach, expect, it } from "vitest";
import { useInAppLinks } from "../../web/src/app/use-in-app-links.ts";

function Page() {
  useInAppLinks();
  const { pathname, search } = useLocation();
  return (
    <>
      <p role="status">{pathname + search}</p>
      <a href="/events/demo/sessions/demo.knots?from=agenda">
        <b>Knots</b>
      </a>
      <a href="/api/openapi.json">API</a>
    </>
  );
}

const shown = () => screen.getByRole("status").textContent;
/** @returns whether the browser is left to follow the link */
const click = (text: string, keys: MouseEventInit = {}) => fireEvent.click(screen.getByText(text), keys);

beforeEach(() => {
  render(
    <MemoryRouter initialEntries={["/events/demo"]}>
      <Page />
    </MemoryRouter>,
  );
});

it("a plain click on a link to a page of the app opens it without loading", () => {
  expect(click("Knots")).toBe(false);
  expect(shown()).toBe("/events/demo/sessions/demo.knots?from=agenda");
});

it.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])(
  "a click with %o is left to the browser, which opens a new tab or window",
  (keys) => {
    expect(click("Knots", keys)).toBe(true);
    expect(shown()).toBe("/events/demo");
  },
);

it("other links are left to the browser", () => {
  expect(click("API")).toBe(true);
  expect(shown()).toBe("/events/demo");
});
