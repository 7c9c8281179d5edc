/** What elements are made of. */

import type { Claim, Expert, Finding, Model, Route, Stance, Topic } from "./model.js";

export type Content = Node | string | number | false | null | undefined | readonly Content[];

export type AttributeValue = string | number | boolean | null | undefined;

/** Attributes and listeners of an element. */
export interface Attributes {
  readonly onclick?: (event: MouseEvent) => void;
  readonly onchange?: (event: Event & { readonly target: HTMLSelectElement }) => void;
  readonly [name: string]: AttributeValue | ((event: never) => void);
}

/** How an element is headed: as `h2` to `h4`. */
export type Level = 2 | 3 | 4;

/** What fills the gaps of a text. */
export type Values = { readonly [name: string]: string | number | undefined };

/** A piece of a sentence: a string of the interface, or the map's own words with their language. */
export type Piece =
  | string
  | { readonly text: string; readonly lang: string | undefined; readonly isTitle?: boolean };

/** As much of the map as composed sentences need. */
export type Spoken = Pick<Model, "map" | "experts" | "titles" | "sentences" | "panel">;

/** Who says a sentence: of which map, in which language. */
export interface Speaker {
  readonly model: Spoken;
  readonly code: string;
}

/** A cell of a spreadsheet; one with a `text` is a number as it was written, and no formula. */
export type Cell = string | number | { readonly text: string };

/** Something that a search may find, with the words that it is found by. */
export type Entry = { readonly title: string; readonly words: string; readonly more: string } & (
  | { readonly type: "expert"; readonly record: Expert }
  | { readonly type: "topic"; readonly record: Topic }
  | { readonly type: "claim"; readonly record: Claim }
  | { readonly type: "finding"; readonly record: Finding }
);

/** A term of a query's answer, as SPARQL's JSON has it. */
export interface Term {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly "xml:lang"?: string;
}

/** What the engine answers. */
export type Answer =
  | { readonly kind: "ready"; readonly size: number }
  | {
      readonly kind: "rows";
      readonly variables: readonly string[];
      readonly count: number;
      readonly time: number;
      readonly rows: readonly { readonly [name: string]: Term }[];
    }
  | { readonly kind: "boolean"; readonly value: boolean; readonly time: number }
  | { readonly kind: "graph"; readonly text: string; readonly time: number }
  | { readonly kind: "error"; readonly message: string }
  | { readonly kind: "stopped" };

/** How a step is taken: see `goTo`. */
export interface StepOptions {
  readonly replace?: boolean;
  readonly keepFocus?: boolean;
  readonly keepView?: boolean;
}

export type StepListener = (
  route: Route,
  options: { readonly keepFocus: boolean; readonly keepView: boolean },
) => void;

/** A claim with the stances that one expert takes on it. */
export type Saying = readonly [claim: Claim, stances: readonly Stance[]];

/** A claim and the topic under which it is set out. */
export interface Placed {
  readonly claim: Claim;
  readonly first: string;
}

/** What has changed with a step, for the focus. */
export interface Change {
  readonly isRedrawn: boolean;
  readonly isFilterChanged: boolean;
  readonly isOpened: boolean;
  readonly isNewPlace: boolean;
  readonly keepFocus: boolean;
  readonly focused: string | undefined;
}
