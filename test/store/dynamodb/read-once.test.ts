import { beforeEach, describe, expect, it } from "vitest";
import { readOnce } from "../../../functions/store/dynamodb/read-once.ts";

let time: number;
let begun: string[];
let answers: ((value: string | null) => void)[];
let fail: (error: Error) => void;

const asking = () => {
  const read = (key: string) => {
    begun.push(key);
    return new Promise<string | null>((resolve, reject) => {
      answers.push(resolve);
      fail = reject;
    });
  };
  return readOnce({ read, keptMs: 1_000, now: () => time });
};

beforeEach(() => {
  time = 50_000;
  begun = [];
  answers = [];
});

describe("a reading", () => {
  it("is begun once per key for all callers at the same time, however long it takes", async () => {
    const ask = asking();
    const first = ask("a");
    time += 5_000;
    const [second, other] = [ask("a"), ask("b")];
    expect(begun).toEqual(["a", "b"]);
    answers[0]?.("one");
    answers[1]?.("two");
    expect(await Promise.all([first, second, other])).toEqual(["one", "one", "two"]);
  });

  it("serves callers within its time, counted from its beginning", async () => {
    const ask = asking();
    const first = ask("a");
    time += 400;
    answers[0]?.("one");
    await first;
    time += 599;
    expect(await ask("a")).toBe("one");
    time += 1;
    const later = ask("a");
    answers[1]?.("two");
    expect(await later).toBe("two");
  });

  it("is not kept if the clock has gone back", async () => {
    const ask = asking();
    const first = ask("a");
    answers[0]?.("one");
    await first;
    time -= 1;
    void ask("a");
    expect(begun).toHaveLength(2);
  });

  it("is begun again for callers who want that, and serves the others from then on", async () => {
    const ask = asking();
    const first = ask("a");
    const anew = ask("a", { anew: true });
    const third = ask("a");
    answers[1]?.("new");
    answers[0]?.("old");
    expect(await Promise.all([first, anew, third])).toEqual(["old", "new", "new"]);
    expect(await ask("a")).toBe("new");
    expect(begun).toHaveLength(2);
  });

  it.each([
    ["finds nothing", () => answers[0]?.(null)],
    ["fails", () => fail(new Error("lost"))],
  ])("that %s is not kept", async (_, end) => {
    const ask = asking();
    const first = ask("a").catch((error: Error) => error.message);
    end();
    expect(await first).toBe(begun.length === 1 && _ === "fails" ? "lost" : null);
    void ask("a");
    expect(begun).toHaveLength(2);
  });

  it("is forgotten after many other keys were requested", async () => {
    const ask = asking();
    for (let key = 0; key < 33; key++) {
      const asked = ask(String(key));
      answers.at(-1)?.("value");
      await asked;
    }
    void ask("32");
    expect(begun).toHaveLength(33);
    void ask("0");
    expect(begun).toHaveLength(34);
  });
});
