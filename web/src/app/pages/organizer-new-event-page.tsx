import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useLoaded } from "../../api/organizer/use-loaded.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { ChooseId } from "../../features/organizer-events/choose-id.tsx";
import { EventForm } from "../../features/organizer-events/event-form.tsx";
import { ImportFlow } from "../../features/organizer-import/import-flow.tsx";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { Button } from "../../ui/button.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { PageTitle } from "../page-title.tsx";
import { BackLink } from "./organizer-back.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

const ways = [
  { name: "schedule", text: text.fromSchedule },
  { name: "hand", text: text.byHand },
] as const;

export default function OrganizerNewEventPage() {
  const api = useOrganizerApi();
  const navigate = useNavigate();
  const events = useLoaded("events", api.events);
  const taken = events.value?.map(({ eventId }) => eventId) ?? [];
  // In the address: the way back to what was entered by hand leads there.
  const [parameters, setParameters] = useSearchParams();
  const way = parameters.get("way") === "hand" ? "hand" : "schedule";
  const [chosen, setChosen] = useState<string>();
  return (
    <>
      <PageTitle parts={[text.newTitle]} />
      <BackLink to="/organizer">{text.title}</BackLink>
      <OrganizerHeading title={text.newTitle} intro={text.newIntro} />
      <div className="mt-6">
        <Tabs
          label={text.ways}
          tabs={ways}
          current={way}
          onPick={(name) => setParameters({ way: name }, { replace: true })}
        >
          {way === "hand" && (
            <EventForm
              taken={taken}
              onSaved={({ eventId }) => void navigate(`/organizer/events/${eventId}`)}
              onCancel={() => void navigate("/organizer")}
            />
          )}
          {way === "schedule" && chosen === undefined && <ChooseId taken={taken} onChosen={setChosen} />}
          {way === "schedule" && chosen !== undefined && (
            <ImportFlow eventId={chosen}>
              <p className="mb-4 flex flex-wrap items-center justify-between gap-2 font-semibold">
                {text.into(chosen)}
                <Button variant="quiet" onClick={() => setChosen(undefined)}>
                  {text.otherId}
                </Button>
              </p>
            </ImportFlow>
          )}
        </Tabs>
      </div>
    </>
  );
}
