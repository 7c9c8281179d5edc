/** The page's data, joined up: what `ground/model.js` makes of what Python hands over. */

import type {
  ArgumentRecord,
  AttackRecord,
  ClaimRecord,
  Core,
  DrawnPart,
  ExpertRecord,
  FindingRecord,
  IssueRecord,
  LinkRecord,
  Mode,
  PairRecord,
  PlaceRecord,
  Points,
  Polarity,
  Quote,
  RankedRecord,
  RankingName,
  RelationRecord,
  Sentence,
  SourceRecord,
  StanceRecord,
  SuppositionRecord,
  TopicRecord,
} from "./payload.js";

export type * from "./payload.js";

/** Where the reader is; the parts of `query` are named in `ground/route.js`. */
export interface Route {
  readonly view: string;
  readonly parts: readonly string[];
  readonly query: Query;
}

/** A route of which no more is named than differs from the beginning. */
export interface Way {
  readonly view: string;
  readonly parts?: readonly string[];
  readonly query?: Query;
}

export type Query = { readonly [name: string]: string | undefined };

/** What the reader has narrowed the map to; an empty set or word narrows nothing. */
export interface Filters {
  readonly experts: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly finds: ReadonlySet<string>;
  readonly topic: string;
  readonly stance: string;
  readonly lines: string;
  /** An issue, on the map. */
  readonly issue: string;
}

/** How many agree, disagree and pass, and how many that are. */
export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  readonly seen: number;
}

export type Side = "agree" | "disagree" | "pass";

/** A claim's counts: by group, of those in none (`null` without groups), and of all. */
export interface ClaimTally {
  readonly groups: readonly Tally[];
  readonly rest: Tally | null;
  readonly all: Tally;
}

/** What is measured of a claim: consensus, rejection, to which side the groups lean (in -1 to 1),
 * and how far apart which groups are. */
export interface Measure {
  readonly agreement: number;
  readonly rejection: number;
  readonly leaning: number;
  readonly between: number;
  readonly high: number;
  readonly low: number;
}

export type Order = "consensus" | "rejection" | "divides" | "split" | "votes";

/** A group of voters by its place. */
export interface VoteGroup {
  readonly name: string;
  readonly size: number;
  readonly index: number;
  readonly called?: Sentence;
}

/** What most of every group say, that groups take opposite sides, neither, or one group's votes. */
export type SpotSide = "agree" | "apart" | "disagree" | "none" | "alone";

/** A claim's place in the picture of votes: see `ground/standing.js`. */
export interface Spot {
  readonly claim: Claim;
  readonly x: number;
  readonly y: number;
  readonly side: SpotSide;
}

/** An expert with their stances; in a crowd with their group and what they passed on. */
export interface Expert extends ExpertRecord {
  stances: Stance[];
  group: VoteGroup | null;
  passes: Claim[];
}

export interface Stance extends Omit<StanceRecord, "id"> {
  readonly id?: string;
  readonly polarity: Polarity;
  readonly mode: Mode;
}

/** A claim with all that bears on it; the last four stand only on the page of a crowd. */
export interface Claim extends ClaimRecord {
  stances: readonly Stance[];
  reasons: readonly Argument[];
  objections: readonly Attack[];
  reasonFor: readonly Argument[];
  objectionTo: readonly Attack[];
  relations: readonly Relation[];
  findings: readonly Finding[];
  tally: ClaimTally;
  measure: Measure;
  unranked: "" | "rejected" | "meta";
  passing: readonly Expert[];
}

interface Inference {
  stances: readonly Stance[];
  objections: readonly Attack[];
  backings: readonly Argument[];
}

export interface Argument extends ArgumentRecord, Inference {}
export interface Attack extends AttackRecord, Inference {}
export interface Relation extends RelationRecord {}
export interface Source extends SourceRecord {}
export interface Topic extends TopicRecord {}
export interface Pair extends PairRecord {}
export interface Link extends LinkRecord {}
/** One thing that is supposed: of a claim that it is not so or is so, or that an expert is out. */
export interface Supposition {
  readonly word: "not" | "so" | "out";
  readonly name: string;
}

/** What is supposed now, and what it changes; without a title the page cannot tell. */
export interface Supposed extends Partial<SuppositionRecord> {
  readonly key: string;
  readonly isPending?: boolean;
  readonly problem?: string;
}

/** What the server answers: the change, and what its sentences are said with. */
export interface SuppositionAnswer {
  readonly change: SuppositionRecord;
  readonly sentences: Core["sentences"];
  readonly titles: Core["titles"];
}

export interface Issue extends IssueRecord {
  /** Who stands elsewhere under what is supposed. */
  readonly changed?: readonly string[];
}
export interface Place extends PlaceRecord {}

export interface Finding extends Omit<FindingRecord, "experts" | "sides"> {
  readonly experts: readonly string[];
  readonly sides: readonly (readonly string[])[];
}

export interface Ranked extends Omit<RankedRecord, "experts"> {
  readonly experts: readonly string[];
}

/** Where a voice stands on a claim. */
export interface Stand {
  readonly expert: Expert;
  readonly polarity: Polarity;
  readonly mode: Mode;
  readonly isSplit?: boolean;
}

/** A finding between two experts with their own score. */
export interface Tie {
  readonly finding: Finding;
  readonly score: number;
}

/** The whole map. What was said and how it is drawn are read when they are first asked for. */
export interface Model
  extends Omit<Core, "experts" | "findings" | "issues" | "rankings" | "matrix"> {
  readonly experts: readonly Expert[];
  readonly findings: readonly Finding[];
  readonly issues: readonly Issue[];
  readonly rankings: { readonly [name in RankingName]: readonly Ranked[] };
  readonly matrix: readonly Pair[];
  readonly expertsById: ReadonlyMap<string, Expert>;
  readonly sourcesById: ReadonlyMap<string, Source>;
  readonly topicsById: ReadonlyMap<string, Topic>;
  readonly findingsById: ReadonlyMap<string, Finding>;
  readonly panel: readonly Expert[];
  readonly pairs: ReadonlyMap<string, Pair>;
  readonly groups: readonly VoteGroup[];
  readonly claims: readonly Claim[];
  readonly arguments: readonly Argument[];
  readonly attacks: readonly Attack[];
  readonly relations: readonly Relation[];
  readonly stances: readonly Stance[];
  readonly claimsById: ReadonlyMap<string, Claim>;
  readonly argumentsById: ReadonlyMap<string, Argument>;
  readonly attacksById: ReadonlyMap<string, Attack>;
  readonly relationsById: ReadonlyMap<string, Relation>;
  readonly stancesById: ReadonlyMap<string, Stance>;
  readonly edges: readonly Link[];
  /** The claims that the map draws: all but those that only an editor states. */
  readonly drawn: ReadonlySet<string>;
  readonly supposed?: Supposed;
  /** The map as it is, where this is one under a supposition. */
  readonly unsupposed?: Model;
  readonly linksById: ReadonlyMap<string, Link>;
  /** Read and join everything now. */
  complete(): void;
}

export type { DrawnPart, Points, Quote };

/** A record while it is joined, before anybody else has it. */
export type Open<T> = { -readonly [Key in keyof T]: T[Key] };
