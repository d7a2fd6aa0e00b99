import { useQuery } from "@tanstack/react-query";
import { BellRing, LogIn, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation, useNavigate } from "react-router";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead } from "../../api/failure.ts";
import { preferencesQuery } from "../../api/preferences.ts";
import { YourData } from "../../features/account/your-data.tsx";
import { MailStopped } from "../../features/preferences/mail-stopped.tsx";
import { PreferencesForm } from "../../features/preferences/preferences-form.tsx";
import { DeviceSection } from "../../features/push/device-section.tsx";
import { NoDevice } from "../../features/push/no-device.tsx";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { preferencesMessages as text } from "../../messages/attendee/preferences-messages.ts";
import { messages } from "../../messages/messages.ts";
import { Button } from "../../ui/button.tsx";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { useFocusKept } from "../../ui/use-focus-kept.ts";
import { leaveDevice } from "../leave-device.ts";
import { FIRST_PAGE } from "../page-focus.tsx";
import { PageTitle } from "../page-title.tsx";

export default function PreferencesPage() {
  return (
    <div className="mx-auto max-w-2xl pt-6 sm:pt-10">
      <PageTitle parts={[text.title]} />
      <WayBack />
      <h1 className="font-display text-[1.875rem] leading-[1.13] font-[650] tracking-[-0.02em] sm:text-[2.5rem]">
        {text.title}
      </h1>
      <SignedInAs />
      <Content />
    </div>
  );
}

/** People come from pages of an event, which the page's frame does not know. */
function WayBack(): ReactNode {
  const navigate = useNavigate();
  // Nothing is behind it.
  if (useLocation().key === FIRST_PAGE) return null;
  return (
    <button
      type="button"
      onClick={() => void navigate(-1)}
      className="mb-4 -ml-1 inline-flex min-h-9 items-center gap-1.5 rounded-mark px-1 text-[0.9375rem] text-ink-soft hover:text-ink"
    >
      <span aria-hidden>←</span>
      {text.back}
    </button>
  );
}

/** A phone's top bar has no room for the way out. */
function SignedInAs(): ReactNode {
  const { identity, signOut } = useIdentity();
  const access = useApiAccess();
  if (identity.status !== "signed-in") return null;
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-y border-line py-2.5">
      <p className="min-w-0 break-words">{messages.identity.signedInAs(identity.attendee.name)}</p>
      <Button variant="outline" size="sm" className="sm:hidden" onClick={() => leaveDevice(access, signOut)}>
        <LogOut aria-hidden className="size-4" />
        {messages.identity.signOut}
      </Button>
    </div>
  );
}

function Content(): ReactNode {
  const { identity, signIn } = useIdentity();
  const attendeeId = attendeeIdOf(identity);
  const preferences = useQuery(preferencesQuery(useApiAccess(), attendeeId));
  const failed = errorInstead(preferences);
  const stopped = preferences.data?.mailStopped;
  useFocusKept(stopped ? 1 : 0);
  if (identity.status === "signed-out") {
    return (
      <Placeholder icon={BellRing} title={text.signedOutTitle} hint={text.signedOutHint}>
        <Button onClick={() => signIn({ returnTo: "/preferences" })}>
          <LogIn aria-hidden className="size-4" />
          {messages.identity.signIn}
        </Button>
      </Placeholder>
    );
  }
  if (failed) return <LoadFailure error={failed} retry={() => void preferences.refetch()} />;
  if (preferences.data === undefined) return <PreferencesSkeleton />;
  return (
    <>
      <p className="mt-3 leading-relaxed text-ink-soft">{text.intro}</p>
      {stopped && <MailStopped stopped={stopped} />}
      <NoDevice key={`no device of ${attendeeId}`} />
      <PreferencesForm key={attendeeId} loaded={preferences.data} />
      <DeviceSection key={`devices of ${attendeeId}`} />
      <YourData />
    </>
  );
}

const PreferencesSkeleton = () => (
  <Loading className="mt-3">
    <Skeleton className="h-6 w-4/5" />
    {["seats", "offers", "changes"].map((key) => (
      <div key={key} className="mt-8 grid gap-3">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
      </div>
    ))}
  </Loading>
);
