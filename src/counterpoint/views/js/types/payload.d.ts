/**
 * What Python hands over to the page, as `views/payload/payload.py` and `views/page/page.py` write it: the one
 * place of these shapes. A test holds real payloads to them.
 */

import type {
  ATTACK_KINDS,
  BRIEF_PARTS,
  CHAIN_LABELS,
  CHECKS,
  CLAIM_KINDS,
  DIFFERENCES,
  FINDING_GROUPS,
  FINDING_KINDS,
  LINE_KINDS,
  MARKS,
  MODES,
  POLARITIES,
  RANKINGS,
  RELATION_KINDS,
  SHIFTS,
  STANDINGS,
  STEP_KINDS,
} from "../ground/vocabulary.js";

export type AttackKind = (typeof ATTACK_KINDS)[number];
export type Check = (typeof CHECKS)[number];
export type ClaimKind = (typeof CLAIM_KINDS)[number];
export type FindingGroup = (typeof FINDING_GROUPS)[number];
export type FindingKind = (typeof FINDING_KINDS)[number];
export type LineKind = (typeof LINE_KINDS)[number];
export type Mode = (typeof MODES)[number];
export type Polarity = (typeof POLARITIES)[number];
export type RankingName = (typeof RANKINGS)[number];
export type RelationKind = (typeof RELATION_KINDS)[number];
export type Shift = (typeof SHIFTS)[number];
export type Standing = (typeof STANDINGS)[number];
export type StepKind = (typeof STEP_KINDS)[number];

/** A text in one language, or its plural forms. */
export type TextForms = string | { readonly [form: string]: string };

/** The interface's texts: by key, by language. */
export interface Catalogue {
  readonly [key: string]: { readonly [language: string]: TextForms };
}

/** A composed sentence's pattern: what its parts are, which of them counts, and its forms. */
export interface Pattern {
  readonly arguments?: { readonly [name: string]: string };
  readonly by?: string;
  readonly [language: string]: TextForms | { readonly [name: string]: string } | undefined;
}

/** A phrase (a key, then its parts) or what may stand in its place. */
export type Phrase = readonly [key: string, ...parts: PhrasePart[]];
export type PhrasePart = string | number | null | Phrase | readonly (number | Phrase)[];

/** A sentence as phrases, or as the text that it is. */
export type Sentence = string | readonly Phrase[];

/** Points of a line: x, y, x, y and so on. */
export type Points = readonly number[];

/** The map itself, without its records. */
export interface MapRecord {
  readonly id: string;
  readonly title?: string;
  readonly question?: string;
  readonly language?: string;
  readonly base: string;
  readonly abstract?: string;
}

/** Who speaks; `order` counts from 0 within a standing. */
export interface ExpertRecord {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly initials: string;
  readonly standing: Standing;
  readonly order: number;
  readonly roles: readonly string[];
  /** The role that tells most on this question, in short. */
  readonly role?: string;
  readonly sort?: string;
  /** Addresses by which others know this person. */
  readonly identifiers?: readonly string[];
}

/** A text that is quoted. */
export interface SourceRecord {
  readonly id: string;
  readonly title?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly licence?: string;
  readonly language?: string;
  readonly sha256?: string;
  /** The day on which its passages were looked up, where its text was not at hand for this page. */
  readonly checkedOn?: string;
  readonly checkedBy?: string;
}

export interface TopicRecord {
  readonly id: string;
  readonly label: string;
}

/** A topic (`-` for none) with how many claims it has, how many are drawn, how many tensions. */
export interface TopicCount {
  readonly topic: string;
  readonly claims: number;
  readonly drawn: number;
  readonly tensions: number;
}

/** A claim; `same` is the claim that stands for all that say the same. */
export interface ClaimRecord {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly kind?: ClaimKind;
  readonly same?: string;
  readonly topics: readonly string[];
}

export interface ArgumentRecord {
  readonly id: string;
  readonly conclusion?: string;
  readonly title?: string;
  readonly text?: string;
  readonly scheme?: string;
  readonly premises: readonly string[];
}

export interface AttackRecord {
  readonly id: string;
  readonly target: string;
  readonly kind: AttackKind;
  readonly title?: string;
  readonly premises: readonly string[];
}

/** A passage: its key phrase, and whether it was found in the source. */
export interface Quote {
  readonly source: string;
  readonly exact: string;
  readonly check: Check;
  /** Its place among the passages of the evidence, where the page has the text. */
  readonly passage?: number;
}

/** A stretch of a text, the passages over it, the shortest first; 0: a paragraph ends, 1: left out. */
export type Run = string | readonly [string, ...number[]] | 0 | 1;

export interface SourceText {
  readonly source: string;
  readonly runs: readonly Run[];
  readonly isWhole: boolean;
}

/** The texts of sources; a passage is a text's place, its sentence's first run, the run after. */
export interface Evidence {
  readonly texts: readonly SourceText[];
  readonly passages: readonly (readonly [text: number, from: number, to: number])[];
}

export interface RelationRecord {
  readonly id: string;
  readonly kind: RelationKind;
  readonly source: string;
  readonly target: string;
  readonly degree?: number;
  readonly note?: string;
  readonly asserted_by?: string;
  readonly quote?: Quote;
}

/** A stance; without a polarity it affirms, without a mode it is explicit. */
export interface StanceRecord {
  readonly id: string;
  readonly expert: string;
  readonly target: string;
  readonly polarity?: Polarity;
  readonly mode?: Mode;
  /** The other axis, where both say something. */
  readonly also?: Mode;
  readonly conditions?: readonly string[];
  readonly goals?: readonly string[];
  readonly answers?: string;
  readonly sums?: readonly string[];
  readonly fidelity?: string;
  readonly wording?: string;
  readonly quote?: Quote;
  readonly date?: string;
  readonly confidence?: number | readonly [string, string] | string;
  readonly grade?: string;
  readonly voice?: string;
  readonly shift?: Shift;
  readonly note?: string;
}

/** A step of what shows a finding: what it is of, its id, its sentence, the stances behind it. */
export type StepRecord = readonly [
  kind: StepKind,
  id: string,
  sentence: Sentence,
  stances: readonly string[],
];

/** Experts by id; in a crowd by place in the list of experts. */
export type ExpertKey = string | number;

export interface FindingRecord {
  readonly id: string;
  readonly group: FindingGroup;
  readonly kind: FindingKind;
  readonly experts: readonly ExpertKey[];
  readonly sides: readonly (readonly ExpertKey[])[];
  readonly claims: readonly string[];
  readonly score: number;
  readonly factors: readonly (readonly [name: string, value: number])[];
  readonly witness: readonly StepRecord[];
  readonly summary: Sentence;
  readonly reasons: string;
  readonly conditions: readonly string[];
  readonly note: Sentence;
  readonly comparison: Sentence;
  readonly possible: boolean;
}

/** Two experts with their scores (`null` where nothing is known) and the findings between them. */
export interface PairRecord {
  readonly first: string;
  readonly second: string;
  readonly agreement: number | null;
  readonly tension: number | null;
  readonly coverage: number | null;
  readonly shared: number;
  readonly ties: readonly (readonly [finding: string, score: number])[];
}

/** A claim in a ranking; only cruxes have a `title`. */
export interface RankedRecord {
  readonly claim: string;
  readonly weight: number;
  readonly experts: readonly ExpertKey[];
  readonly reason: Sentence;
  readonly title?: string;
}

export type RankingRecords = { readonly [name in RankingName]: readonly RankedRecord[] };

/**
 * A claim, how many agree, how many of these strongly, how many disagree, how many of these
 * strongly, how many are uncertain, have no opinion, and do not answer.
 */
export type AnswerRow = readonly [
  claim: string,
  agree: number,
  stronglyAgree: number,
  disagree: number,
  stronglyDisagree: number,
  uncertain: number,
  noOpinion: number,
  silent: number,
];

/** Who speaks on a topic and who is silent. */
export interface CoverageRecord {
  readonly topic: string;
  readonly claims: readonly string[];
  readonly speaking: readonly string[];
  readonly silent: readonly string[];
}

/** A line of the map between two claims. */
export interface LinkRecord {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LineKind;
  readonly record: string;
  readonly joint?: string;
  readonly degree?: number;
}

/** A ready question in SPARQL. */
export interface QuestionRecord {
  readonly name: string;
  readonly text: string;
}

/** A claim that tells a group apart, by its place. */
export interface RepresentativeRecord {
  readonly claim: number;
  readonly denies: boolean;
  readonly ratio: number;
  readonly isSure: boolean;
}

/** The votes of a crowd in columns: rows of numbers by claim, places of experts and claims. */
export interface VotesRecord {
  readonly groups: readonly {
    readonly name: string;
    readonly size: number;
    /** By what it may be called, where something sets it apart. */
    readonly called?: Sentence;
  }[];
  /** What all share most and what parts them most, each with the claim that it is about. */
  readonly brief: readonly { readonly says: Sentence; readonly claim?: string }[];
  /** Whether lines lead from claim to claim. */
  readonly isLinked: boolean;
  /** Whether the groups were published, or by which reading of the votes they were found. */
  readonly origin: "published" | "found" | "found-ties" | "found-polis";
  /** How many voted, in a group or in none. */
  readonly people: number;
  /** The place of each expert's group; with the ballots where the page has single votes. */
  readonly members?: readonly number[];
  readonly rejected: readonly number[];
  readonly meta: readonly number[];
  readonly total: number;
  readonly counts: readonly (readonly number[])[];
  readonly measures: readonly (readonly number[])[];
  readonly representative: readonly (readonly RepresentativeRecord[])[];
  readonly pairs: readonly (readonly number[])[];
  readonly ballots?: readonly (readonly (readonly number[])[])[];
}

/** How an expert stands to what an issue asks about. */
export type Mark = (typeof MARKS)[number];
/** What sort of difference an issue shows. */
export type Difference = (typeof DIFFERENCES)[number];
/** Which of the five things a sentence of the brief says. */
export type BriefPart = (typeof BRIEF_PARTS)[number];

/**
 * Where an expert stands on an issue: `claims` with the deciding one first; only in `part`, or on
 * another claim than the one asked about (`beside`), for or against which it then counts nothing.
 */
export interface PlaceRecord {
  readonly expert: string;
  readonly mark: Mark;
  readonly part?: true;
  readonly beside?: true;
  readonly says: Sentence;
  readonly claims: readonly string[];
  readonly reasons?: readonly string[];
  readonly stances: readonly string[];
}

/** A matter on which the experts compare; `title` is that of its first claim. */
export interface IssueRecord {
  readonly id: string;
  readonly question: Sentence;
  readonly isNamed?: true;
  readonly title: string;
  /** The titles of what stands against the first claim, where it is asked which of them. */
  readonly rivals?: readonly string[];
  readonly kind?: ClaimKind;
  readonly claims: readonly string[];
  readonly floor?: string;
  readonly difference: Difference;
  /** What the difference is called, where it is no kind: one voice alone, or speaking past. */
  readonly words?: "alone" | "apart" | null;
  readonly reconciles: readonly string[];
  readonly positions: readonly PlaceRecord[];
  readonly silent: readonly string[];
  /** Those of the silent who were asked and take no side. */
  readonly undecided?: readonly string[];
  /** What some of the silent say that they understand. */
  readonly understood: readonly Sentence[];
  readonly findings: readonly string[];
  readonly rank: number;
  /** Pairs of its claims that do not clash, and why. */
  readonly judged: readonly { readonly says: Sentence; readonly note: string }[];
}

/** A sentence of the brief, with the issues that it rests on. */
export interface BriefRecord {
  readonly part: BriefPart;
  readonly sentence: Sentence;
  readonly issues: readonly string[];
  readonly isLeading?: true;
}

/** A claim of the chain of what it turns on: its sentence, who says so, who implies it. */
export interface ChainBox {
  readonly claim: string;
  readonly title: string;
  readonly text: string;
  readonly experts: readonly string[];
  readonly implied: readonly string[];
  readonly reserved?: readonly string[];
  readonly granting?: readonly string[];
  readonly against?: readonly string[];
  readonly isCrux?: true;
}

/** How a box of the chain leads to the next: the name of what the arrow says. */
export interface ChainLink {
  readonly label: ChainLabel;
  readonly record: string;
}
export type ChainLabel = (typeof CHAIN_LABELS)[number];

/** What it turns on, from above to below: as many links as boxes, less one. */
export interface ChainRecord {
  readonly boxes: readonly ChainBox[];
  readonly links: readonly ChainLink[];
}

/** A group of a large panel, as the table's column. */
export interface CampRecord {
  readonly experts: readonly string[];
}

/** How many passages there are, by how they were looked up. */
export type ChecksRecord = { readonly [check in Check]: number };

/** What the overview needs: the first part, read at once. */
export interface Core {
  readonly texts: Catalogue;
  readonly map: MapRecord;
  readonly experts: readonly ExpertRecord[];
  readonly sources: readonly SourceRecord[];
  readonly topics: readonly TopicRecord[];
  readonly topicCounts: readonly TopicCount[];
  readonly findings: readonly FindingRecord[];
  readonly matrix: readonly PairRecord[];
  readonly rankings: RankingRecords;
  readonly issues: readonly IssueRecord[];
  readonly brief: readonly BriefRecord[];
  readonly chain?: ChainRecord;
  /** The groups of a panel that is too large for a column each. */
  readonly camps?: readonly CampRecord[];
  /** Of a panel that was polled: each claim with how many answer what. */
  readonly answers?: readonly AnswerRow[];
  readonly checks: ChecksRecord;
  readonly sentences: { readonly [key: string]: Pattern };
  readonly titles: readonly string[];
  readonly claimCount: number;
  /** Claims with what they come to in 0 to 1, the strongest first, where nobody speaks. */
  readonly outcomes?: readonly (readonly [string, number])[];
  /** Whether the page holds suppositions. */
  readonly supposable?: true;
  readonly coverage: readonly CoverageRecord[];
  readonly settings: readonly (readonly [name: string, value: number])[];
  readonly strengths: readonly (readonly [word: string, least: number])[];
  readonly questions?: readonly QuestionRecord[];
  readonly votes?: VotesRecord;
}

/** What a supposition changes: of issues and findings what differs, `null` for what is gone. */
export interface SuppositionRecord {
  readonly title: Sentence;
  readonly issues?: { readonly [id: string]: Partial<Omit<IssueRecord, "positions">> | null };
  readonly findings?: { readonly [id: string]: FindingRecord | null };
  readonly said?: readonly (readonly [movement: string, sentence: Sentence])[];
  /** What the map's relations settle with it, and by whose word. */
  readonly grounds?: readonly Sentence[];
}

/** What was said: the second part, read when it is first asked for. */
export interface SaidPart {
  readonly claims: readonly ClaimRecord[];
  readonly arguments: readonly ArgumentRecord[];
  readonly attacks: readonly AttackRecord[];
  readonly relations: readonly RelationRecord[];
  readonly stances: readonly StanceRecord[];
}

/** The lines of the map: the third part. */
export interface DrawnPart {
  readonly edges: readonly LinkRecord[];
}
