/** What the workbench and its server say to each other, and what its screens are made of. */

import type { CLAIM_KINDS, MODES, RELATION_KINDS } from "../ground/vocabulary.js";
import type { Content } from "./page.js";

export type Directness = "explicit" | "implied" | "reported";
export type Firmness = Exclude<(typeof MODES)[number], Directness>;
export type WorkKind = (typeof CLAIM_KINDS)[number];
export type RelationName = (typeof RELATION_KINDS)[number];
export type Layer = "front" | "summary" | "speaker" | "back" | "furniture";
export type Status = "mapped" | "proposed" | "aside" | "untouched";

/** Offsets in a source's text, half open: code points on the wire, JavaScript's units in here. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a source: a paragraph, a heading, an item of a list. */
export interface WireBlock extends Span {
  readonly kind: "heading" | "paragraph" | "item" | "label" | "furniture";
  readonly layer: Layer;
  readonly speaker: string | null;
}

/** A sentence that can be mapped. */
export interface WireSentence extends Span {
  readonly id: string;
  readonly speaker: string | null;
  readonly layer: Layer;
  readonly block: number;
}

/** A source as the server reads it. */
export interface WireSource {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly WireBlock[];
  readonly sentences: readonly WireSentence[];
}

/** All sources; `text` is their version. */
export interface WireText {
  readonly text: string;
  readonly sources: readonly WireSource[];
}

/** A block with its text and its sentences; headed by its source where one of several begins. */
export interface TextBlock extends WireBlock {
  readonly source: string;
  readonly heading: string;
  readonly text: string;
  readonly sentences: readonly ReadSentence[];
}

/** A sentence; `within` is where it stands in its block's text. */
export interface ReadSentence extends Span {
  readonly id: string;
  readonly at: number;
  readonly source: string;
  readonly speaker: string | null;
  readonly layer: Layer;
  readonly block: number;
  readonly within: Span;
  readonly text: string;
}

/** The sources as they are read: sentences in their order, and the ways between the two offsets. */
export interface Reading {
  readonly version: string;
  readonly blocks: readonly TextBlock[];
  readonly sentences: readonly ReadSentence[];
  readonly sentencesById: ReadonlyMap<string, ReadSentence>;
  readonly toUnits: (source: string, span: Span) => Span;
  readonly toPoints: (source: string, span: Span) => Span;
}

export interface WorkExpert {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly standing: string;
  readonly role?: string;
}

export interface WorkTopic {
  readonly id: string;
  readonly label: string;
}

export interface WorkIssue {
  readonly id: string;
  readonly question: string;
}

export interface WorkClaim {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: WorkKind | null;
  readonly topics: readonly string[];
  readonly issues: readonly string[];
  readonly order: number;
  readonly line: number;
  readonly stances: readonly string[];
}

/** What somebody says of a claim, or of a reason where `claim` is none, at a sentence. */
export interface WorkStance {
  readonly id: string;
  readonly expert: string;
  readonly claim: string | null;
  readonly reason: string | null;
  readonly denies: boolean;
  readonly directness: Directness;
  readonly firmness: Firmness;
  readonly source: string | null;
  readonly phrase: (Span & { readonly text: string }) | null;
  readonly sentence: string | null;
  readonly conditions: readonly string[];
  readonly answers: string | null;
  readonly line: number;
}

export type Target = { readonly claim: string } | { readonly reason: string };

export interface WorkReason {
  readonly id: string;
  readonly kind: "support" | "rebut" | "undermine" | "undercut";
  readonly premises: readonly string[];
  readonly target: Target | null;
  readonly line: number;
}

export interface WorkRelation {
  readonly id: string;
  readonly kind: RelationName;
  readonly source: string;
  readonly target: string;
  readonly note: string;
  readonly by: string | null;
  readonly line: number;
}

export interface UnrelatedPair {
  readonly id: string;
  readonly claims: readonly [string, string];
  readonly note: string;
}

export interface Proposal {
  readonly title: string;
  readonly text: string;
  readonly kind: WorkKind | null;
  readonly firmness: Firmness;
  readonly directness: Directness;
  readonly denies: boolean;
  readonly cue: string;
  readonly phrase: Span | null;
  readonly claim: string | null;
}

/** What has become of a sentence. */
export interface WorkSentence {
  readonly id: string;
  readonly status: Status;
  readonly stances: readonly string[];
  readonly why: string;
  readonly proposal: Proposal | null;
}

export interface FileProblem {
  readonly message: string;
  readonly advice: string;
  readonly code: string;
  readonly file?: string;
  readonly line?: number | null;
  readonly column?: number | null;
}

export type Records<T> = { readonly [id: string]: T };

/** What is held by id, of all sorts. */
export interface Collections {
  readonly experts: Records<WorkExpert>;
  readonly topics: Records<WorkTopic>;
  readonly issues: Records<WorkIssue>;
  readonly claims: Records<WorkClaim>;
  readonly stances: Records<WorkStance>;
  readonly reasons: Records<WorkReason>;
  readonly relations: Records<WorkRelation>;
  readonly unrelated: Records<UnrelatedPair>;
  readonly sentences: Records<WorkSentence>;
}

export interface Counts {
  readonly sentences: number;
  readonly mapped: number;
  readonly proposed: number;
  readonly aside: number;
  readonly untouched: number;
  readonly claims: number;
  readonly pairs: number;
  readonly pairsLookedAt: number;
  readonly warnings: number;
}

export interface Undo {
  readonly count: number;
  readonly sentence: string;
}

/** The map as the server holds it; `hash` is its version. */
export interface WorkState extends Collections {
  readonly hash: string;
  readonly text: string;
  readonly title: string;
  readonly question: string;
  readonly language: string;
  readonly file: string;
  readonly undo: Undo | null;
  readonly redo?: Undo | null;
  readonly counts: Counts;
  readonly recent: readonly string[];
  readonly unreadable: readonly FileProblem[] | null;
}

/** What a decision came to. */
export interface DecisionAnswer {
  readonly hash: string;
  readonly sentence: string;
  readonly undo: Undo | null;
  readonly redo?: Undo | null;
  readonly counts: Counts;
  readonly recent: readonly string[];
  readonly text: string;
  readonly changed: Partial<Collections>;
  readonly removed: { readonly [sort in keyof Collections]?: readonly string[] };
  readonly made?: {
    readonly claim?: string;
    readonly stance?: string;
    readonly reason?: string;
  } | null;
}

/** A reason that is to be made together with a claim or a passage. */
export interface NewReason {
  readonly for: Target;
  readonly kind: "support" | "objection" | "undercut";
  readonly inference: "explicit" | "implied";
}

/** How something is said; what is left out stays as it is. */
export interface Manner {
  readonly firmness?: Firmness;
  readonly directness?: Directness;
  readonly denies?: boolean;
  readonly conditions?: readonly string[];
  readonly answers?: string | null;
}

/** A decision as the server takes it. */
export type Decision = { readonly do: string } & { readonly [field: string]: unknown };

/** Why something was not done, and what to do about it. */
export interface WorkProblem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly advice: string;
  readonly state?: WorkState;
  readonly problems?: readonly FileProblem[];
}

export type Reply<T> =
  | { readonly isAnswer: true; readonly data: T }
  | { readonly isAnswer: false; readonly problem: WorkProblem };

export interface Likely {
  readonly claim: string;
  readonly score: number;
}

/** What may be decided at a sentence. */
export interface Suggestions {
  readonly sentence: string;
  readonly same: readonly Likely[];
  readonly reasonFor: readonly Likely[];
  readonly phrase: Span | null;
  readonly title: string;
  readonly text: string;
  readonly kind: WorkKind | null;
  readonly firmness: Firmness;
  readonly directness: Directness;
}

export interface TopicRow {
  readonly id: string | null;
  readonly label: string;
  readonly cells: { readonly [expert: string]: readonly string[] };
  readonly pairs: number;
  readonly lookedAt: number;
  readonly isThrough: boolean;
}

/** What a model, `by`, proposes of two claims. */
export interface Candidate {
  readonly id: string;
  readonly kind: RelationName;
  readonly source: string;
  readonly target: string;
  readonly why: string;
  readonly by: string;
}

export interface Comparison {
  readonly candidates: readonly Candidate[];
  readonly candidatesHeldBack: number;
  readonly hash: string;
  readonly experts: readonly string[];
  readonly topics: readonly TopicRow[];
  readonly pairs: number;
  readonly lookedAt: number;
}

export interface LiveFinding {
  readonly id: string;
  readonly kind: string;
  readonly sentence: string;
  readonly isAgreement: boolean;
  readonly claims: readonly string[];
}

export interface LiveFindings {
  readonly hash: string;
  readonly findings: readonly LiveFinding[];
}

export interface CheckItem {
  readonly sort: "error" | "warning" | "draft" | "flag" | "bullet" | "silent" | "topic";
  readonly message: string;
  readonly advice: string;
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly jump: { readonly sentence: string } | { readonly claim: string } | null;
}

export interface CheckList {
  readonly hash: string;
  readonly items: readonly CheckItem[];
}

export type ScreenName = "read" | "compare" | "check";

/** Commands by the names that the table of keys gives them. */
export type Commands = { readonly [command: string]: () => void };

/** A screen: what it shows, what its keys do, and what is drawn anew when the map has changed. */
export interface Screen {
  readonly element: HTMLElement;
  readonly commands: Commands;
  readonly draw: () => void;
  readonly focus: () => void;
}

/** What a reader typed in a form, until it is done. */
export type TypedText = { readonly [field: string]: string };

/** What a claim is to another claim. */
export type LinkKind = "support" | "objection";

/** What the card shows below the sentence. */
export type Panel =
  | { readonly is: "choices" }
  | {
      readonly is: "link";
      readonly kind: LinkKind;
      readonly inference?: NewReason["inference"];
    }
  | { readonly is: "claim"; readonly reason: NewReason | null }
  | { readonly is: "find"; readonly kind: LinkKind | "condition" | null }
  | { readonly is: "answers" }
  | { readonly is: "step" }
  | { readonly is: "topic"; readonly claim: string }
  | { readonly is: "aside" }
  | { readonly is: "edit"; readonly claim: string }
  | { readonly is: "speaker" }
  | { readonly is: "split"; readonly place: number };

/** What the status line says. */
export type Progress =
  | { readonly is: "idle" }
  | { readonly is: "writing"; readonly count: number }
  | { readonly is: "written"; readonly sentence: string; readonly passage: string }
  | { readonly is: "asked"; readonly sentence: string }
  | { readonly is: "told"; readonly content: Content }
  | { readonly is: "problem"; readonly problem: WorkProblem; readonly decision: Decision | null };
