import { setTimeout as sleep } from "node:timers/promises";
import { Metric } from "../contract/metrics.ts";
import { TableSettings } from "../contract/settings.ts";
import { auditLedgers } from "../core/figures/audit-ledgers.ts";
import { scheduledFunction } from "../middleware/scheduled-function.ts";
import { count, logger } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { auditBook, INDEX_SETTLES_MS } from "../store/figures/audit-book.ts";

const settings = TableSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);

export const handler = scheduledFunction(async () => {
  const report = await auditLedgers({
    book: auditBook(table),
    clock: () => new Date(),
    settle: () => sleep(INDEX_SETTLES_MS),
  });
  for (const finding of report.findings) logger.error("ledger is wrong", { ...finding });
  count(Metric.ledgerDrift, {}, report.findings.filter(({ drift }) => drift).length);
  count(
    Metric.capacityViolations,
    {},
    report.findings.filter(({ capacityViolated }) => capacityViolated).length,
  );
  return report;
});
