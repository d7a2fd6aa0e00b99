import { useCallback } from "react";
import { Grid } from "../../features/grid/grid.tsx";
import type { CellSeats, GridProps } from "../../features/grid/grid-props.ts";
import { GridSeats } from "../../features/rsvp/grid-seats.tsx";

export type AgendaGridProps = Omit<GridProps, "renderSeats">;

/** The agenda's grid with its buttons. It loads when a person looks at it first. */
export default function AgendaGrid(props: AgendaGridProps) {
  const { timeZone } = props.event;
  const renderSeats = useCallback(
    (seats: CellSeats) => <GridSeats {...seats} timeZone={timeZone} />,
    [timeZone],
  );
  return <Grid {...props} renderSeats={renderSeats} />;
}
