import type { AuditFinding, AuditReport } from "../../functions/core/figures/audit-ledgers.ts";

export function linesOf({ sessions, findings, unsettled }: AuditReport): string[] {
  return [
    ...findings.map(lineOf),
    ...unsettled.map((sessionId) => `${sessionId}  its counts keep moving; audit again`),
    `${sessions} active sessions: ${findings.length} wrong, ${unsettled.length} too busy to tell`,
  ];
}

function lineOf({ sessionId, ledger, counted, drift, capacityViolated }: AuditFinding): string {
  const { taken, waiting, capacity, door } = ledger;
  const { CONFIRMED, OFFERED, WAITLISTED, contradictions = [], inside = 0 } = counted;
  const problems = [drift && "drift", capacityViolated && "over capacity"].filter(Boolean).join(", ");
  return (
    `${sessionId}  ${problems}: the ledger says ${taken} of ${capacity ?? "any"} taken, ${waiting} waiting; ` +
    `counted ${CONFIRMED} confirmed, ${OFFERED} offered, ${WAITLISTED} waiting` +
    (door === undefined
      ? ""
      : `; the door says ${door.inside} inside, ${door.walkIns} of them walk-ins, and ${inside} are checked in`) +
    contradictions.map((contradiction) => `; ${contradiction}`).join("")
  );
}
