import { useQuery } from "@tanstack/react-query";
import { BellRing, LogIn } from "lucide-react";
import type { ReactNode } from "react";
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
import { Skeleton } from "../../ui/skeleton.tsx";
import { useFocusKept } from "../../ui/use-focus-kept.ts";
import { PageTitle } from "../page-title.tsx";

export default function PreferencesPage() {
  return (
    <div className="mx-auto max-w-2xl pt-6 sm:pt-10">
      <PageTitle parts={[text.title]} />
      <h1 className="font-display text-[1.875rem] leading-[1.13] font-[650] tracking-[-0.02em] sm:text-[2.5rem]">
        {text.title}
      </h1>
      <Content />
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
  <div role="status" aria-label={messages.loading} className="mt-3">
    <Skeleton className="h-6 w-4/5" />
    {["seats", "offers", "changes"].map((key) => (
      <div key={key} className="mt-8 grid gap-3">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
      </div>
    ))}
  </div>
);
