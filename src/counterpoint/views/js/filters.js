/** What the reader has narrowed the map to: experts, kinds and stances, kept in the address. */

export function readFilters(query) {
  const set = (text) => new Set((text ?? "").split(",").filter(Boolean));
  return { experts: set(query.experts), kinds: set(query.kinds), stance: query.stance ?? "" };
}

export function isFiltering({ experts, kinds, stance }) {
  return experts.size > 0 || kinds.size > 0 || stance !== "";
}

/** Whether a claim is of a chosen kind and has a chosen stance of a chosen expert. */
export function claimPasses(claim, { experts, kinds, stance }) {
  if (kinds.size && !kinds.has(claim.kind ?? "none")) return false;
  if (!experts.size && !stance) return true;
  return claim.stances.some(
    (taken) =>
      (!experts.size || experts.has(taken.expert)) &&
      (!stance || taken.polarity === stance || taken.mode === stance),
  );
}

/** Whether a finding concerns every chosen expert (two at most make sense together). */
export function findingPasses(finding, { experts }) {
  return [...experts].every((expert) => finding.experts.includes(expert));
}

/** `set` as it stands in the address after `member` was switched. */
export function toggled(set, member) {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return [...next].sort().join(",");
}
