import { GraphWidget, type IMetric } from "aws-cdk-lib/aws-cloudwatch";

/** A dashboard is 24 columns wide. */
export const THIRD_COLUMNS = 8;
export const HALF_COLUMNS = 12;
export const ALL_COLUMNS = 24;

interface Look {
  readonly width: number;
  /** The unit of the numbers, if they are not counts. */
  readonly unit?: string;
  readonly stacked?: boolean;
}

export const graph = (title: string, left: IMetric[], { width, unit, stacked = false }: Look): GraphWidget =>
  new GraphWidget({
    title,
    left,
    width,
    stacked,
    leftYAxis: { min: 0, showUnits: false, ...(unit !== undefined && { label: unit }) },
  });
