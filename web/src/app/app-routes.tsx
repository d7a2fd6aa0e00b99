import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { EventShell } from "./event-shell.tsx";
import { AgendaPage } from "./pages/agenda-page.tsx";
import { LateNotFoundPage } from "./pages/late-not-found-page.tsx";
import { SigningInPage } from "./pages/signing-in-page.tsx";
import { Shell } from "./shell.tsx";

const EventsPage = lazy(() => import("./pages/events-page.tsx"));
const SessionPage = lazy(() => import("./pages/session-page.tsx"));
const MySchedulePage = lazy(() => import("./pages/my-schedule-page.tsx"));
const OrganizerArea = lazy(() => import("./pages/organizer-area.tsx"));
const SignInPage = lazy(() => import("./pages/sign-in-page.tsx"));

export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<EventsPage />} />
        <Route path="sign-in" element={<SignInPage />} />
        <Route path="signed-in" element={<SigningInPage />} />
        <Route path="*" element={<LateNotFoundPage />} />
      </Route>
      <Route path="events/:eventId" element={<EventShell />}>
        <Route index element={<AgendaPage />} />
        <Route path="sessions/:sessionId" element={<SessionPage />} />
        <Route path="my-schedule" element={<MySchedulePage />} />
        <Route path="*" element={<LateNotFoundPage />} />
      </Route>
      <Route
        path="organizer/*"
        element={
          <Suspense>
            <OrganizerArea />
          </Suspense>
        }
      />
    </Routes>
  );
}
