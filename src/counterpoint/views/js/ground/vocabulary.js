/** The names that the page shares with Python; made by `views/payload/vocabulary.py`. */

/** How an expert comes to speak. */
export const STANDINGS = Object.freeze(/** @type {const} */ (["panel", "cited", "editor"]));

/** What a claim may be. */
export const CLAIM_KINDS = Object.freeze(
  /** @type {const} */ ([
    "recommendation",
    "assessment",
    "forecast",
    "warning",
    "value",
    "definition",
  ]),
);

/** For, against, and of neither side. */
export const POLARITIES = Object.freeze(/** @type {const} */ (["affirm", "deny", "neither"]));

/** How a stance is taken. */
export const MODES = Object.freeze(
  /** @type {const} */ ([
    "explicit",
    "implied",
    "reported",
    "flat",
    "hedged",
    "conditional",
    "conceded",
    "understood",
    "undecided",
    "abstaining",
  ]),
);

/** How a report differs from its passage. */
export const SHIFTS = Object.freeze(
  /** @type {const} */ ([
    "agent",
    "hedge",
    "hedge-added",
    "reason",
    "reason-dropped",
    "broader",
    "narrower",
    "order",
  ]),
);

/** Whether a passage was found in its source. */
export const CHECKS = Object.freeze(/** @type {const} */ (["exact", "similar", "unverified"]));

/** What an attack is aimed at. */
export const ATTACK_KINDS = Object.freeze(
  /** @type {const} */ (["rebut", "undermine", "undercut"]),
);

/** How a claim stands to another. */
export const RELATION_KINDS = Object.freeze(
  /** @type {const} */ ([
    "contradicts",
    "contrary",
    "incompatible",
    "priority",
    "trade-off",
    "timing",
    "equivalent",
    "narrower",
    "requires",
    "unless",
    "summarises",
  ]),
);

/** What the map draws lines for. */
export const LINE_KINDS = Object.freeze(
  /** @type {const} */ ([
    "support",
    "backing",
    "rebut",
    "undermine",
    "undercut",
    "contradicts",
    "contrary",
    "incompatible",
    "priority",
    "trade-off",
    "timing",
    "equivalent",
    "narrower",
    "requires",
    "unless",
  ]),
);

/** What a finding may be. */
export const FINDING_KINDS = Object.freeze(
  /** @type {const} */ ([
    "same-claim",
    "broader",
    "backing",
    "conditional",
    "sides-with",
    "same-advice-different-facts",
    "contradiction",
    "incompatibility",
    "rebuttal",
    "undermining",
    "undercut",
    "parts-from",
    "pull",
    "same-facts-different-advice",
    "own-tension",
    "summary-against-speaker",
    "defence",
    "names",
  ]),
);

/** What findings come to. */
export const FINDING_GROUPS = Object.freeze(
  /** @type {const} */ (["agreement", "tension", "defence", "summary", "naming"]),
);

/** What shows a finding. */
export const STEP_KINDS = Object.freeze(
  /** @type {const} */ (["stance", "claim", "argument", "attack", "relation"]),
);

/** How an expert stands to what an issue asks about. */
export const MARKS = Object.freeze(
  /** @type {const} */ ([
    "says",
    "says-with-reserve",
    "follows",
    "against",
    "tells-against",
    "silent",
  ]),
);

/** What sort of difference an issue shows. */
export const DIFFERENCES = Object.freeze(
  /** @type {const} */ ([
    "none",
    "confidence",
    "fact",
    "feasibility",
    "means",
    "order",
    "actor",
    "goal",
    "condition",
  ]),
);

/** What the sentences of a brief say. */
export const BRIEF_PARTS = Object.freeze(
  /** @type {const} */ ([
    "unread",
    "shared",
    "difference",
    "sides",
    "turns-on",
    "apart",
    "unspoken",
  ]),
);

/** How the claims of what it turns on lead to each other. */
export const CHAIN_LABELS = Object.freeze(
  /** @type {const} */ ([
    "fails",
    "step-fails",
    "not-both",
    "not-both-done",
    "pulls",
    "why",
    "depends",
    "because",
    "case",
  ]),
);

/** The lists of ranked claims. */
export const RANKINGS = Object.freeze(
  /** @type {const} */ (["consensus", "contested", "cruxes", "one_sided", "unsupported"]),
);

/** The topic of the drawing of everything. */
export const EVERYTHING = "*";

/** The topic of claims without one. */
export const NO_TOPIC = "-";

/** Beyond this a list of experts is cut short. */
export const MOST_NAMED = 6;

/** A longer stretch is no key phrase. */
export const MOST_PHRASE_WORDS = 6;

/** A larger panel is a crowd. */
export const LARGEST_PANEL = 60;
