import { type ComponentType, lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { RequestFailed } from "../api/failure.ts";
import { EventShell } from "./event-shell.tsx";
import { AgendaPage } from "./pages/agenda-page.tsx";
import { LateLoadFailure } from "./pages/late-load-failure.tsx";
import { LateNotFoundPage } from "./pages/late-not-found-page.tsx";
import { SigningInPage } from "./pages/signing-in-page.tsx";
import { Shell } from "./shell.tsx";

/** A page that is fetched when it is opened. If that fails, the frame around it stays. */
const late = (fetchPage: () => Promise<{ default: ComponentType }>) =>
  lazy(() => fetchPage().catch(() => ({ default: NotFetched })));
/** A browser does not fetch a part again that it could not fetch before. */
const NotFetched = () => <LateLoadFailure alone error={UNREACHED} retry={() => location.reload()} />;
const UNREACHED = new RequestFailed({ kind: "offline" });

const EventsPage = late(() => import("./pages/events-page.tsx"));
const SessionPages = late(() => import("./pages/session-pages.tsx"));
const MySchedulePage = late(() => import("./pages/my-schedule-page.tsx"));
const TicketPage = late(() => import("./pages/ticket-page.tsx"));
const BoothsPage = late(() => import("./pages/booths-page.tsx"));
const NoticesPage = late(() => import("./pages/notices-page.tsx"));
const PreferencesPage = late(() => import("./pages/preferences-page.tsx"));
const AccountErasedPage = late(() => import("./pages/account-erased-page.tsx"));
const LinkPage = late(() => import("./pages/link-page.tsx"));
const OrganizerArea = late(() => import("./pages/organizer-area.tsx"));
const DoorArea = late(() => import("./pages/door-area.tsx"));
const DisplayPage = late(() => import("./pages/display-page.tsx"));
const SignInPage = late(() => import("./pages/sign-in-page.tsx"));

export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<EventsPage />} />
        <Route path="links/:token" element={<LinkPage />} />
        <Route path="booths/:sessionId" element={<BoothsPage />} />
        <Route path="preferences" element={<PreferencesPage />} />
        <Route path="account-erased" element={<AccountErasedPage />} />
        <Route path="sign-in" element={<SignInPage />} />
        <Route path="signed-in" element={<SigningInPage />} />
        <Route path="*" element={<LateNotFoundPage />} />
      </Route>
      <Route path="events/:eventId" element={<EventShell />}>
        <Route index element={<AgendaPage />} />
        <Route path="sessions/:sessionId/*" element={<SessionPages />} />
        <Route path="my-schedule" element={<MySchedulePage />} />
        <Route path="ticket" element={<TicketPage />} />
        <Route path="booths/:sessionId?" element={<BoothsPage />} />
        <Route path="notices" element={<NoticesPage />} />
        <Route path="*" element={<LateNotFoundPage />} />
      </Route>
      <Route
        path="door/*"
        element={
          <Suspense>
            <DoorArea />
          </Suspense>
        }
      />
      <Route
        path="display/:sessionId"
        element={
          <Suspense>
            <DisplayPage />
          </Suspense>
        }
      />
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
