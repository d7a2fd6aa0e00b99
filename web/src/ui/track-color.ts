/** Hues in degrees, in the order in which a schedule's tracks get them; neighbours are far apart. */
const HUES = [262, 150, 330, 55, 200, 15, 105, 300];

/**
 * The properties of an element inside which `track-bar`, `track-name` and `track-wash` are a track's colours. From the
 * ninth track on the hues come again, and the bar is hatched.
 * @param index the place of the track in the schedule's order, from 0
 */
export const trackProps = (index: number) => ({
  "data-track": index < HUES.length ? "plain" : "hatched",
  style: { "--track-hue": HUES[index % HUES.length] } as React.CSSProperties,
});
