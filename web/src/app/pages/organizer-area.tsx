import { lazy } from "react";
import { Route, Routes } from "react-router";
import { Shell } from "../shell.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { OrganizerEvent } from "./organizer-event.tsx";
import { OrganizerGate } from "./organizer-gate.tsx";
import { OrganizerShell } from "./organizer-shell.tsx";

const EventsPage = lazy(() => import("./organizer-events-page.tsx"));
const NewEventPage = lazy(() => import("./organizer-new-event-page.tsx"));
const TodayPage = lazy(() => import("./organizer-today-page.tsx"));
const SessionsPage = lazy(() => import("./organizer-sessions-page.tsx"));
const SessionPage = lazy(() => import("./organizer-session-page.tsx"));
const RosterPage = lazy(() => import("./organizer-roster-page.tsx"));
const FeedbackPage = lazy(() => import("./organizer-feedback-page.tsx"));
const BoothPage = lazy(() => import("./organizer-booth-page.tsx"));
const ImportPage = lazy(() => import("./organizer-import-page.tsx"));
const FiguresPage = lazy(() => import("./organizer-figures-page.tsx"));
const MessagesPage = lazy(() => import("./organizer-messages-page.tsx"));
const PeoplePage = lazy(() => import("./organizer-people-page.tsx"));
const SettingsPage = lazy(() => import("./organizer-settings-page.tsx"));

/** Everything below `/organizer`, loaded only when a person opens it. */
export default function OrganizerArea() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route element={<OrganizerGate />}>
          <Route index element={<EventsPage />} />
        </Route>
        <Route element={<OrganizerGate owners />}>
          <Route path="new" element={<NewEventPage />} />
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Route>
      <Route path="events/:eventId" element={<OrganizerShell />}>
        <Route element={<OrganizerGate />}>
          <Route element={<OrganizerEvent />}>
            <Route index element={<TodayPage />} />
            <Route path="sessions" element={<SessionsPage />} />
            <Route path="sessions/new" element={<SessionPage />} />
            <Route path="sessions/:sessionId" element={<SessionPage />} />
            <Route path="sessions/:sessionId/roster" element={<RosterPage />} />
            <Route path="sessions/:sessionId/feedback" element={<FeedbackPage />} />
            <Route path="sessions/:sessionId/booth" element={<BoothPage />} />
            <Route path="import" element={<ImportPage />} />
            <Route path="messages" element={<MessagesPage />} />
            <Route path="figures" element={<FiguresPage />} />
            <Route path="settings" element={<SettingsPage />} />
            <Route path="people" element={<PeoplePage />} />
          </Route>
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
