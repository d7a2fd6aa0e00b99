import type { AuditFinding, AuditReport } from "../../functions/core/figures/audit-ledgers.ts";

export function linesOf({ sessions, findings, unsettled }: AuditReport): string[] {
  return [
    ...findings.map(lineOf),
    ...unsettled.map((sessionId) => `${sessionId}  its counts keep moving; audit again`),
    `${sessions} active sessions: ${findings.length} wrong, ${unsettled.length} too busy to tell`,
  ];
}

function lineOf({ sessionId, ledger, counted, drift, capacityViolated }: AuditFinding): string {
  const { taken, waiting, capacity } = ledger;
  const { CONFIRMED, OFFERED, WAITLISTED, contradictions = [] } = counted;
  const problems = [drift && "drift", capacityViolated && "over capacity"].filter(Boolean).join(", ");
  return (
    `${sessionId}  ${problems}: the ledger says ${taken} of ${capacity ?? "any"} taken, ${waiting} waiting; ` +
    `counted ${CONFIRMED} confirmed, ${OFFERED} offered, ${WAITLISTED} waiting` +
    contradictions.map((contradiction) => `; ${contradiction}`).join("")
  );
}
