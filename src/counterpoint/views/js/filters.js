/** What the reader has narrowed the map to: experts, kinds and stances, kept in the address. */

export function readFilters(query) {
  const set = (text) => new Set((text ?? "").split(",").filter(Boolean));
  return {
    experts: set(query.experts),
    kinds: set(query.kinds),
    finds: set(query.finds),
    topic: query.topic ?? "",
    stance: query.stance ?? "",
    lines: query.lines ?? "",
  };
}

export function isFiltering({ experts, kinds, finds, topic, stance, lines }) {
  return experts.size + kinds.size + finds.size > 0 || [topic, stance, lines].some(Boolean);
}

/** Whether a claim is of a chosen kind and has a chosen stance of a chosen expert. */
export function claimPasses(claim, { experts, kinds, topic, stance, lines }) {
  if (topic && !(topic === "-" ? claim.topics.length === 0 : claim.topics.includes(topic))) return false;
  if (kinds.size && !kinds.has(claim.kind ?? "none")) return false;
  if (lines && !lineKindsAt(claim).has(lines)) return false;
  if (!experts.size && !stance) return true;
  return claim.stances.some(
    (taken) =>
      (!experts.size || experts.has(taken.expert)) &&
      (!stance || taken.polarity === stance || taken.mode === stance),
  );
}

/** The kinds of lines that begin or end at a claim. */
export function lineKindsAt(claim) {
  return new Set([
    ...claim.relations.map((relation) => relation.kind),
    ...[...claim.objections, ...claim.objectionTo].map((attack) => attack.kind),
    ...(claim.reasons.length || claim.reasonFor.length ? ["support"] : []),
  ]);
}

/** Whether a finding is of a chosen kind and topic and concerns every chosen expert. */
export function findingPasses(finding, { experts, finds, topic }, claimsById) {
  if (finds.size && !finds.has(finding.kind)) return false;
  if (topic && !finding.claims.some((id) => claimsById.get(id)?.topics.includes(topic))) return false;
  return [...experts].every((expert) => finding.experts.includes(expert));
}

/** `set` as it stands in the address after `member` was switched. */
export function toggled(set, member) {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return [...next].sort().join(",");
}
