interface EmittedMetric {
  readonly name: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, unknown>>;
}

/** CloudWatch's embedded metric format. */
interface Embedded extends Record<string, unknown> {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
}

/** Extracts the metrics from the functions' output, as CloudWatch does from their logs. */
export function emittedMetrics(output: readonly string[]): EmittedMetric[] {
  const embedded = output
    .filter((line) => line.includes('"_aws"'))
    .map((line) => JSON.parse(line.slice(line.indexOf("{"))) as Embedded);
  return embedded.flatMap((printed) =>
    printed._aws.CloudWatchMetrics.filter(({ Namespace }) => Namespace.startsWith("SessionRsvp/")).flatMap(
      ({ Metrics, Dimensions: [keys = []] }) =>
        Metrics.map(({ Name }) => ({
          name: Name,
          value: Number(printed[Name]),
          dimensions: Object.fromEntries(keys.map((key) => [key, printed[key]])),
        })),
    ),
  );
}
