/** What a drawing is made with: what it shows, where that stands, and the sheet that carries it. */

import type { Finding, LineKind, Link, Model, Points, SpotSide } from "./model.js";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Left, top, width and height. */
export type Rectangle = readonly [left: number, top: number, width: number, height: number];

/** Width and height. */
export type Size = readonly [width: number, height: number];

/** The room for a drawing on the screen. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** How a kind of line looks: colour, width, dashes, head, whether doubled, whether named. */
export interface Style {
  readonly color: "agree" | "clash" | "pull" | "soft";
  readonly width: number;
  readonly head: "arrow" | "joint" | "bar" | "open" | "slash" | "diamonds" | "none" | "hollow";
  readonly dash?: readonly number[];
  readonly doubled?: boolean;
  readonly label?: boolean;
}

/** What is drawn, before anybody knows how large: claims, lines, and what is not drawn. */
export interface Plan {
  readonly ids: readonly string[];
  readonly links: readonly Link[];
  /** A map in columns, or the steps of something small from left to right. */
  readonly shape: "columns" | "steps";
  readonly topic?: string;
  /** Whether only the claims of the topic are drawn, because the map is large. */
  readonly isPart?: boolean;
  /** How many lines the reader has folded away behind each of these claims. */
  readonly folded: ReadonlyMap<string, number>;
  /** How many claims are not drawn that are nearest to each of these. */
  readonly away: ReadonlyMap<string, number>;
  /** How many claims are not drawn that no line leads to. */
  readonly rest: number;
  /** The lines that show the finding. */
  readonly strong?: ReadonlySet<string>;
  readonly finding?: Finding;
  /** The claim of whose surroundings it is, and how many lines away they reach. */
  readonly around?: string;
  readonly steps?: number;
}

/** What marks mean: each mark drawn at a place, and its words. */
export interface PictureKey {
  readonly markWidth: number;
  readonly items: readonly {
    readonly text: string;
    readonly mark: (x: number, y: number) => Element;
  }[];
}

/** A drawing that gets a title, a key and its source around it to be a picture of its own. */
export interface Framed extends Frame {
  readonly parts: readonly (Element | readonly Element[])[];
  readonly keys: readonly PictureKey[];
}

/** A column of a map: the key of what stands over it, and its claims. */
export interface Column {
  readonly head: string;
  readonly ids: readonly string[];
  /** Of a column that is parted: how many claims all of it has, and whether another part is before. */
  readonly count?: number;
  readonly isRest?: boolean;
}

/** What stands over a column, and where. */
export interface Heading {
  readonly head: string;
  readonly isRest?: boolean;
  readonly count: number;
  readonly left: number;
  readonly width: number;
}

/** Points between the ends of a line: x, y, x, y and so on, from left to right. */
export type Lane = readonly number[];

/** Where a line touches a claim. */
export type Port = readonly [x: number, y: number];

/** The points of lines from tail to head, how far arcs go out, and the joints (x, y, to x, to y). */
export interface Routes {
  readonly routes: { readonly [link: string]: Points };
  readonly bows: { readonly [link: string]: number };
  readonly joints: { readonly [joint: string]: readonly number[] };
}

/** A plan with its places: pills of one line each, or cards. */
export interface Scene extends Routes {
  readonly width: number;
  readonly height: number;
  readonly level: "pill" | "card";
  readonly places: { readonly [claim: string]: Rectangle };
  readonly headings: readonly Heading[];
}

/** A line between two members of one column; unseen ones count for less. */
export interface Arc {
  readonly one: number;
  readonly other: number;
  readonly isSeen: boolean;
}

/** What is to be ordered: members by layer, lines between neighbouring layers, arcs in one. */
export interface Layered {
  readonly layers: readonly (readonly number[])[];
  readonly links: readonly (readonly [left: number, right: number])[];
  readonly arcs: readonly Arc[];
}

/** What ordering looks at; `place` is where each member stands now. */
export interface Ordering {
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  readonly arcsIn: readonly (readonly Arc[])[];
  readonly seenIn: readonly (readonly Arc[])[];
  readonly place: number[];
  readonly last: number;
}

/** The heights of a column's members, of which `count` are claims and the rest waypoints. */
export interface Measures {
  readonly heights: readonly number[];
  readonly count: number;
  readonly gap: number;
  readonly height: number;
}

/** The lines of a card and how high it is. */
export interface CardLines {
  readonly title: readonly string[];
  readonly text: readonly string[];
  readonly height: number;
}

/** The word of a line and where it stands. */
export interface LineSpot {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isTurned: boolean;
}

/** As much of a line as its way takes. */
export type ColumnLink = Pick<Link, "id" | "from" | "to" | "joint">;

/** A line from its tail to its head, turned where it would close a circle. */
export interface Edge {
  readonly link: ColumnLink;
  readonly tail: string;
  readonly head: string;
}

/** An edge with its ends and the waypoints between them. */
export interface ChainedEdge extends Edge {
  readonly chain: readonly string[];
}

export interface Neighbours {
  readonly left: string[];
  readonly right: string[];
}

/** Where a member of a column stands: its sides and its middle. */
export interface Sides {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Claims and lines that are lit while the rest is faded. */
export interface Lit {
  readonly claims: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

/** What is marked in a drawing. */
export interface Marks {
  readonly selected?: string;
  readonly strong?: ReadonlySet<string>;
  readonly passing?: ReadonlySet<string>;
  readonly hasAsides?: boolean;
  readonly lit?: Lit;
}

/** How large the drawing is on the screen, and where its corner is. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** The drawing on the screen; what of it changes is assigned by `drawing/sheet.js` and `drawing/viewport.js`. */
export interface Surface {
  readonly host: HTMLElement;
  readonly model: Model;
  readonly root: SVGSVGElement;
  readonly world: Element;
  readonly callbacks: SurfaceCallbacks;
  readonly onMove: ((surface: Surface) => void)[];
  plan: Plan | null;
  scene: Scene | null;
  marks: Marks;
  level: "card" | "pill" | null;
  hovered: string;
  /** When the view was moved last, in milliseconds of `performance.now`. */
  movedAt: number;
  frame: Frame;
  view: View;
  changeLevel?: (scale: number) => number | null;
}

/** What is called when something in a surface is pressed. */
export interface SurfaceCallbacks {
  readonly onClaim: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onMore: (id: string) => void;
  readonly onUnfold: (id: string) => void;
  readonly onLink: (link: Link) => void;
  readonly onNothing: () => void;
}

export type { LineKind };

/** A claim's mark in a picture of votes: its middle, and half its size. */
export interface VoteMark extends Point {
  readonly id: string;
  readonly side: SpotSide;
  readonly radius: number;
}

/** From a mark to its words. */
export type VoteLine = readonly [x1: number, y1: number, x2: number, y2: number];

/** A mark's words, their box, and the line from the mark where they stand farther away. */
export interface VoteLabel {
  readonly id: string;
  readonly side: SpotSide;
  readonly lines: readonly string[];
  readonly box: Rectangle;
  readonly line: VoteLine | null;
}

/** A picture of votes with everything in its place. */
export interface VoteScene extends Frame {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    /** Where the claims stand that one group alone voted on; `null` without any. */
    readonly row: number | null;
    /** Where as many agree as disagree. */
    readonly middle: number;
    readonly across: (lean: number) => number;
    readonly up: (apart: number) => number;
  };
  readonly marks: readonly VoteMark[];
  readonly labels: readonly VoteLabel[];
  /** What the edges mean: groups far apart and alike, all against and all for. */
  readonly texts: {
    readonly far: string;
    readonly near: string;
    readonly against: string;
    readonly for: string;
    readonly alone: string;
  };
}
