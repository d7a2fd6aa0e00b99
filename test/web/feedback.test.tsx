import { screen, waitFor, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { expect, it } from "vitest";
import type { OwnFeedback } from "../../web/src/api/feedback.ts";
import MySchedulePage from "../../web/src/app/pages/my-schedule-page.tsx";
import SessionPage from "../../web/src/app/pages/session-page.tsx";
import { type Call, lost, refuse, type Service } from "./support/fake-service.ts";
import { ADA, renderApp } from "./support/render-app.tsx";
import { anRsvp, aSession, inHours, showing } from "./support/sessions.ts";

const PATH = "/api/sessions/demo.knots/feedback";
const READ = `GET ${PATH}`;
const PUT = `PUT ${PATH}`;
const DELETE = `DELETE ${PATH}`;
const SESSION = "/events/demo/sessions/demo.knots";

const own = (over: Partial<OwnFeedback> = {}): OwnFeedback => ({
  ...{ sessionId: "demo.knots", state: "OPEN", opensAt: inHours(-2), closesAt: inHours(160), feedback: null },
  ...over,
});
const said = { rating: 4, comment: "Good rope", named: false, answeredAt: inHours(-1) } as const;
const over = { startsAt: inHours(-2), endsAt: inHours(-1) };

const pages = (
  <Routes>
    <Route path="events/:eventId/sessions/:sessionId" element={<SessionPage />} />
    <Route path="events/:eventId/my-schedule" element={<MySchedulePage />} />
  </Routes>
);

function open(service: Service = {}, session = over as object, address = SESSION) {
  const shown = showing([[aSession({ title: "Knots", ...session }), anRsvp()]], {
    [READ]: () => own(),
    ...service,
  });
  return renderApp(pages, shown, ADA, address);
}
const question = () => screen.findByRole("group", { name: "How was it?" });

it("a person chooses one of five by keys, says more, and is asked for the rating if it is missing", async () => {
  const bodies: unknown[] = [];
  const put = ({ body }: Call) => {
    bodies.push(body);
    return own({ feedback: { ...said, rating: 2 } });
  };
  const { user } = open({ [PUT]: put });
  const five = within(await question()).getAllByRole("radio");
  expect(five.map((radio) => radio.getAttribute("aria-label"))).toEqual([
    ...["1: Bad", "2: Poor", "3: OK", "4: Good", "5: Great"],
  ]);
  await user.click(screen.getByRole("button", { name: "Send" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Choose one of the five.");
  five[0]?.focus();
  await user.keyboard("{ArrowRight}");
  expect(screen.queryByRole("alert")).toBeNull();
  await user.type(screen.getByRole("textbox", { name: /^What should the organizers know/ }), " Too loud ");
  await user.click(screen.getByRole("checkbox", { name: "Show my name beside my comment" }));
  expect(screen.getByText(/Organizers see your name beside your comment/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText("Thank you. The organizers see what you said.")).toBeTruthy();
  expect(bodies).toEqual([{ rating: 2, comment: " Too loud ", named: true }]);
  expect(await screen.findByRole("button", { name: "Save the change" })).toBeTruthy();
});

it("what was said is shown again, and can be taken back", async () => {
  const { user, asked } = open({
    [READ]: () => own({ feedback: said }),
    [DELETE]: () => new Response(null, { status: 204 }),
  });
  await question();
  expect(screen.getByRole("radio", { name: "4: Good" })).toHaveProperty("checked", true);
  expect(screen.getByRole("textbox", { name: /^What should/ })).toHaveProperty("value", "Good rope");
  await user.click(screen.getByRole("button", { name: "Take it back" }));
  expect(await screen.findByText("Your answer is gone.")).toBeTruthy();
  expect(asked()).toContain(DELETE);
  expect(screen.getByRole("button", { name: "Send" })).toBeTruthy();
  expect(screen.getByRole("textbox", { name: /^What should/ })).toHaveProperty("value", "");
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "1: Bad" }));
});

it.each([
  ["FEEDBACK_NOT_OPEN", "The week for answers is over."],
  ["NOT_THERE", "Only people who were in this session can answer."],
  ["FEEDBACK_OFF", "The organizers no longer ask about this session."],
])("the refusal %s is told in words, and what was typed stays", async (code, words) => {
  const { user } = open({ [PUT]: () => refuse(409, code) });
  await question();
  await user.click(screen.getByRole("radio", { name: "5: Great" }));
  await user.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByRole("radio", { name: "5: Great" })).toHaveProperty("checked", true);
});

it("without a network nothing is sent, and a question that cannot be loaded is loaded again", async () => {
  let isLost = true;
  const { user } = open({ [READ]: () => (isLost ? refuse(403, "FORBIDDEN") : own()), [PUT]: lost });
  const again = await screen.findByRole("button", { name: "Try again" });
  isLost = false;
  await user.click(again);
  await question();
  await user.click(screen.getByRole("radio", { name: "3: OK" }));
  await user.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText(/You seem to be offline/)).toBeTruthy();
});

it.each([
  ["goes on", { startsAt: inHours(-1), endsAt: inHours(0.5) }],
  ["was over a week ago", { startsAt: inHours(-170), endsAt: inHours(-169) }],
  ["asks nobody", { ...over, feedback: false }],
])("nobody is asked about a session that %s", async (_, session) => {
  const { asked } = open({}, session);
  await screen.findByRole("heading", { name: /Knots/ });
  await waitFor(() => expect(asked()).toContain("GET /api/events/demo/my-schedule"));
  expect(screen.queryByRole("group", { name: "How was it?" })).toBeNull();
  expect(asked()).not.toContain(READ);
});

it("a person whom the door has not seen finds no question on the page", async () => {
  const { asked } = open({ [READ]: () => own({ state: "NOT_THERE" }) });
  await waitFor(() => expect(asked()).toContain(READ));
  await waitFor(() => expect(screen.queryByRole("region", { name: "How was it?" })).toBeNull());
});

it("a notice leads to the question, which gets the focus", async () => {
  open({}, over, `${SESSION}#feedback`);
  await question();
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "How was it?" })),
  );
});

it("in My Schedule the question opens beside its button, and the focus returns", async () => {
  const { user } = open(
    { [PUT]: () => own({ feedback: said }) },
    { startsAt: inHours(-1), endsAt: inHours(0.1) },
    "/events/demo/my-schedule",
  );
  const button = await screen.findByRole("button", { name: "How was it? “Knots”" });
  await user.click(button);
  const dialog = await screen.findByRole("dialog", { name: "How was “Knots”?" });
  await user.click(await within(dialog).findByRole("radio", { name: "4: Good" }));
  await user.click(within(dialog).getByRole("button", { name: "Send" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(button);
});
