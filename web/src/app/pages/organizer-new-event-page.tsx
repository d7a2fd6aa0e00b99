import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventsQuery } from "../../api/organizer/queries.ts";
import { EventForm } from "../../features/organizer-events/event-form.tsx";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { Tabs } from "../../organizer/tabs.tsx";
import { PageTitle } from "../page-title.tsx";
import { BackLink } from "./organizer-back.tsx";
import { FromSchedule } from "./organizer-from-schedule.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

const ways = [
  { name: "schedule", text: text.fromSchedule },
  { name: "hand", text: text.byHand },
] as const;

export default function OrganizerNewEventPage() {
  const navigate = useNavigate();
  const { data: events } = useQuery(eventsQuery(useApiAccess()));
  const taken = events?.map(({ eventId }) => eventId) ?? [];
  // The choice is in the address, so that the browser's back button returns to the manual form.
  const [parameters, setParameters] = useSearchParams();
  const way = parameters.get("way") === "hand" ? "hand" : "schedule";
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
          {way === "schedule" && <FromSchedule taken={taken} />}
        </Tabs>
      </div>
    </>
  );
}
