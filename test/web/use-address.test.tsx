import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useAddress } from "../../web/src/ui/use-address.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const Wrapper = ({ children }: { readonly children: ReactNode }) => <MemoryRouter>{children}</MemoryRouter>;
const rendered = () => renderHook(() => useAddress(), { wrapper: Wrapper });
const textIn = ({ current: [parameters] }: { readonly current: ReturnType<typeof useAddress> }) =>
  parameters.get("q") ?? "";

it("shows a change at once and keeps it when the address follows", () => {
  const { result } = rendered();
  act(() => result.current[1]({ q: "j" }));
  expect(textIn(result)).toBe("j");
  act(() => vi.advanceTimersByTime(1_000));
  expect(textIn(result)).toBe("j");
});

it("a letter that is deleted while its address is being written does not come back", () => {
  const { result } = rendered();
  act(() => result.current[1]({ q: "j" }));
  act(() => {
    vi.advanceTimersByTime(250);
    result.current[1]({ q: "" });
  });
  act(() => vi.advanceTimersByTime(1_000));
  expect(textIn(result)).toBe("");
  act(() => vi.advanceTimersByTime(1_000));
  expect(textIn(result)).toBe("");
});
