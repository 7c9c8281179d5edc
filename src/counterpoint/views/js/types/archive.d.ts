/** What the page of an archive knows; people, maps and titles are named by their places. */

export interface ArchiveMap {
  readonly id: string;
  /** Its id, or its base where several maps have its id. */
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly language: string;
  readonly date: string;
  readonly people: number;
  readonly claims: number;
  readonly hasPage: boolean;
}

export interface ArchivePerson {
  readonly names: readonly string[];
  readonly identifiers: readonly string[];
  readonly maps: readonly number[];
  /** The maps, each with the person's id there. */
  readonly records: readonly (readonly [number, string])[];
}

export interface TakenStance {
  readonly map: number;
  readonly date: string;
  readonly claim: number;
  /** The claim's id in the map; "" where the map's page does not stand beside this one. */
  readonly id: string;
  readonly isFor: boolean;
  readonly otherName: string;
  readonly source: string;
  readonly phrase: string;
}

export interface PositionChange {
  readonly person: number;
  readonly before: TakenStance;
  readonly after: TakenStance;
  readonly link: string;
  readonly by: readonly string[];
}

/** A person, a claim, whether they are for it, and the words for their reserves. */
export type SideTaken = readonly [number, number, boolean, string];

/**
 * The kind, whether it is an agreement, the first claims, the side if both take the same outright,
 * and else who takes which.
 */
export type MetFinding = readonly [
  string,
  boolean,
  readonly number[],
  "for" | "against" | "",
  readonly SideTaken[],
];

export interface ArchiveMeeting {
  readonly map: number;
  readonly agreement: number | null;
  readonly tension: number | null;
  readonly findings: readonly MetFinding[];
}

export interface ArchivePair {
  readonly people: readonly [number, number];
  readonly meetings: readonly ArchiveMeeting[];
}

export interface SharedStance {
  readonly person: number;
  readonly isFor: boolean;
  readonly manner: readonly string[];
  readonly date: string;
}

export interface SharedClaim {
  readonly map: number;
  readonly claim: number;
  readonly stances: readonly SharedStance[];
}

export interface AskedIssue {
  readonly map: number;
  readonly question: string;
  readonly people: readonly number[];
}

/** A title and a map. */
export type ClaimPlace = readonly [number, number];

/** Claims that may be one, with the words that they share. */
export interface LikeClaims {
  readonly words: number;
  readonly records: readonly ClaimPlace[];
}

export interface ArchiveData {
  /** Whether links may be in it, which are kept in a store. */
  readonly isOfStore: boolean;
  readonly claimLinks: number;
  /** How many pairs may be one, and nobody said so. */
  readonly waiting: number;
  readonly maps: readonly ArchiveMap[];
  readonly people: readonly ArchivePerson[];
  readonly changes: readonly PositionChange[];
  readonly pairs: readonly ArchivePair[];
  readonly shared: readonly (readonly SharedClaim[])[];
  readonly issues: readonly (readonly AskedIssue[])[];
  readonly likePeople: readonly (readonly number[])[];
  readonly likeClaims: readonly LikeClaims[];
  readonly claims: readonly ClaimPlace[];
  /** Of each claim its id where its map's page stands beside, its text and key phrases of it. */
  readonly claimWords: readonly (readonly string[])[] | null;
  readonly titles: readonly string[];
}
