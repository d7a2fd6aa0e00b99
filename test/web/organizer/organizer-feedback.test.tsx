import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { EventFeedbackAnswer, FeedbackSummaryAnswer } from "../../../web/src/api/organizer/feedback.ts";
import { answer, type Call, refuse, type Service } from "../support/fake-service.ts";
import { renderOrganizer } from "./support/render-organizer.tsx";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const session = anOrganizedSession({ sessionId: "demo.knots", title: "Knots" });
const SUMMARY = "GET /api/sessions/demo.knots/feedback/summary";
const at = "2030-03-30T10:00:00.000Z";
const figures = {
  ...{ mayAnswer: 8, answers: 4, answerRate: 0.5, comments: 2, tooFew: false },
  ...{ mean: 4.25, distribution: [0, 0, 1, 1, 2] },
};
const good = { rating: 5, comment: "Good rope", name: "Ada", answeredAt: at } as const;
const dull = { rating: 3, comment: "Dull\nmiddle", name: null, answeredAt: at } as const;
const summaryOf = (over: Partial<FeedbackSummaryAnswer> = {}): FeedbackSummaryAnswer => ({
  ...{ sessionId: "demo.knots", feedback: true, ...figures, page: [good, dull], nextCursor: null },
  ...over,
});

const open = (service: Service) =>
  renderOrganizer("/organizer/events/demo/sessions/demo.knots/feedback", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/sessions/demo.knots": () => answer(session),
    ...service,
  });

it("a session has average, share and spread of its answers, with a table of the same", async () => {
  const { user } = open({ [SUMMARY]: () => answer(summaryOf()) });
  expect(await screen.findByText("4.3")).toBeTruthy();
  expect(screen.getByText("of 8 people who were there")).toBeTruthy();
  expect(screen.getByText("50 %")).toBeTruthy();
  await user.click(screen.getByText("Show data"));
  const rows = within(screen.getByRole("table", { name: "How the answers are spread" })).getAllByRole("row");
  expect(rows.slice(1).map(({ textContent }) => textContent)).toEqual([
    ...["5 Great2", "4 Good1", "3 OK1", "2 Poor0", "1 Bad0"],
  ]);
});

it("comments are named only if their people want it, are filtered by rating, and go on", async () => {
  const asked: string[] = [];
  const play = ({ query }: Call) => {
    asked.push(query.toString());
    if (query.get("rating") === "3") return answer(summaryOf({ page: [dull] }));
    if (query.get("rating") !== null) return answer(summaryOf({ page: [] }));
    return query.get("cursor") === null
      ? answer(summaryOf({ page: [good], nextCursor: "more" }))
      : answer(summaryOf({ page: [dull] }));
  };
  const { user } = open({ [SUMMARY]: play });
  const comment = (await screen.findByText("Good rope")).closest("li");
  expect(comment?.textContent).toContain("Ada");
  await user.click(screen.getByRole("button", { name: "Show more comments" }));
  const other = (await screen.findByText(/Dull/)).closest("li");
  expect(other?.textContent).toContain("Without a name");
  await user.selectOptions(screen.getByRole("combobox", { name: "Show comments" }), "3");
  await waitFor(() => expect(screen.queryByText("Good rope")).toBeNull());
  await user.selectOptions(screen.getByRole("combobox", { name: "Show comments" }), "1");
  expect(await screen.findByText("No comment has this rating.")).toBeTruthy();
  expect(asked).toEqual(["", "cursor=more", "rating=3", "rating=1"]);
});

it("what could lead to people is kept back, and the page says why", async () => {
  const kept = { answers: 2, tooFew: true, mean: null, distribution: null, comments: 0 };
  open({ [SUMMARY]: () => answer(summaryOf({ ...kept, page: [] })) });
  expect(await screen.findByText(/Fewer than three people have answered without their name/)).toBeTruthy();
  expect(screen.queryByText("Show data")).toBeNull();
  expect(screen.getByText("Nobody has written a comment yet.")).toBeTruthy();
});

it.each([
  [true, "No answers yet"],
  [false, "Nobody is asked about this session"],
])("a session without answers says what to expect (asked: %s)", async (feedback, title) => {
  const none = { ...figures, answers: 0, mean: null, distribution: [0, 0, 0, 0, 0], comments: 0, page: [] };
  open({ [SUMMARY]: () => answer(summaryOf({ ...none, feedback })) });
  expect(await screen.findByRole("heading", { name: title })).toBeTruthy();
});

it("feedback that cannot be loaded can be asked for again", async () => {
  let isRefused = true;
  const { user } = open({
    [SUMMARY]: () => (isRefused ? refuse(403, "FORBIDDEN") : answer(summaryOf())),
  });
  const again = await screen.findByRole("button", { name: /again/i });
  isRefused = false;
  await user.click(again);
  expect(await screen.findByText("Good rope")).toBeTruthy();
});

it("the figures of an event have all sessions together, each with a way to its own", async () => {
  const feedback: EventFeedbackAnswer = {
    ...{ eventId: "demo", feedback: true, total: { ...figures, tooFew: true } },
    sessions: [
      {
        ...figures,
        sessionId: "demo.knots",
        title: "Knots",
        room: null,
        startsAt: at,
        endsAt: at,
        feedback: true,
      },
      {
        ...figures,
        ...{ sessionId: "demo.tides", title: "Tides", room: null, startsAt: at, endsAt: at },
        ...{ feedback: true, answers: 0 },
      },
    ],
  };
  const tally = {
    reserved: 0,
    joined: 0,
    claimed: 0,
    offered: 0,
    declined: 0,
    expired: 0,
    passed: 0,
    released: 0,
    left: 0,
  };
  const one = { ...session, track: null, room: null, offersOpen: 0, tally };
  const total = { sessions: 1, capacity: 10, taken: 3, waiting: 0, offersOpen: 0, tally };
  renderOrganizer("/organizer/events/demo/figures", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/figures": () => answer({ eventId: "demo", sessions: [one], total }),
    "GET /api/events/demo/feedback": () => answer(feedback),
  });
  const section = await screen.findByRole("region", { name: "What people say" });
  const link = await within(section).findByRole("link", { name: "Knots" });
  expect(link.getAttribute("href")).toBe("/organizer/events/demo/sessions/demo.knots/feedback");
  expect(within(section).queryByRole("link", { name: "Tides" })).toBeNull();
  expect(within(section).getByText(/Their ratings are not in these figures/)).toBeTruthy();
  expect(within(section).getByRole("button", { name: "Download CSV" })).toBeTruthy();
});
