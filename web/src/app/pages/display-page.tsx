import { useQuery } from "@tanstack/react-query";
import { MonitorOff } from "lucide-react";
import { useParams } from "react-router";
import { useApiAccess } from "../../api/api-access-context.ts";
import { failureOf } from "../../api/failure.ts";
import { standbyQuery } from "../../api/standby.ts";
import { useEvent } from "../../api/use-event.ts";
import { DisplayScreen } from "../../features/display/display-screen.tsx";
import { standbyMessages } from "../../messages/attendee/standby-messages.ts";
import { messages } from "../../messages/messages.ts";
import { useNow } from "../../time/use-now.ts";
import { browserZone, clockTime } from "../../time/zoned.ts";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { Loading } from "../../ui/skeleton.tsx";
import { useAwake } from "../../ui/use-awake.ts";
import { PageTitle } from "../page-title.tsx";

const text = standbyMessages.display;
/** Some lost answers in a row. One alone is no news on a screen of a hall. */
const SILENT_MS = 12_000;

/** A screen beside the door. It asks for nothing but the address, and lies open all day. */
export default function DisplayPage() {
  const { sessionId = "" } = useParams();
  const query = useQuery({
    ...standbyQuery(useApiAccess(), sessionId),
    refetchIntervalInBackground: true,
    networkMode: "always",
    retry: false,
  });
  const event = useEvent(sessionId.split(".")[0] ?? "").data;
  const now = useNow(1_000);
  useAwake();
  const { data, error, dataUpdatedAt } = query;
  if (data === undefined) return <Unloaded error={error} retry={() => void query.refetch()} />;
  const zone = event?.timeZone ?? browserZone();
  const clock = (at: string | number) => clockTime(at, zone);
  const isOffline = now - dataUpdatedAt > SILENT_MS;
  return (
    <>
      <PageTitle parts={[text.pageTitle(data.title)]} />
      <DisplayScreen
        standby={data}
        now={now}
        clock={clock}
        offlineSince={isOffline ? clock(dataUpdatedAt) : undefined}
      />
    </>
  );
}

const Unloaded = ({ error, retry }: { readonly error: unknown; retry(): void }) => (
  <main className="grid min-h-dvh content-center">
    {error === null ? (
      <Loading className="p-8 text-center text-ink-soft">
        <h1>{messages.loading}</h1>
      </Loading>
    ) : failureOf(error).kind === "missing" ? (
      <Placeholder alone icon={MonitorOff} title={text.missing} hint={text.missingHint} />
    ) : (
      <LoadFailure alone error={error} retry={retry} />
    )}
  </main>
);
