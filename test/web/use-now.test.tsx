import { act, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useNow } from "../../web/src/time/use-now.ts";

const A_MINUTE = 60_000;

function Clock({ everyMs, seen }: { readonly everyMs: number; readonly seen: number[] }) {
  seen.push(useNow(everyMs));
  return null;
}

afterEach(() => void vi.useRealTimers());

it("what reads the time renders once when it comes, although time goes on meanwhile", () => {
  let now = 1_000_000;
  const clock = vi.spyOn(Date, "now").mockImplementation(() => (now += 5));
  const seen: number[] = [];
  render(<Clock everyMs={A_MINUTE} seen={seen} />);
  clock.mockRestore();
  expect(seen).toHaveLength(1);
});

it("the time is read again at each interval, and at once if the interval becomes shorter", () => {
  vi.useFakeTimers({ now: 0 });
  const seen: number[] = [];
  const { rerender } = render(<Clock everyMs={A_MINUTE} seen={seen} />);
  act(() => void vi.advanceTimersByTime(A_MINUTE));
  expect(seen.at(-1)).toBe(A_MINUTE);
  act(() => void vi.advanceTimersByTime(A_MINUTE / 2));
  rerender(<Clock everyMs={1_000} seen={seen} />);
  expect(seen.at(-1)).toBe(1.5 * A_MINUTE);
});
