/** What a drawing is made with: colours, marks, and the surface that carries it. */

import type {
  Box,
  Claim,
  Face,
  LineKind,
  Link,
  Model,
  Points,
  Scene,
  Stand,
  Tally,
} from "./model.js";

/** The colours of the style sheet by name. */
export type Palette = { readonly [name: string]: string };

/** As much of a canvas' context as drawing boxes and lines takes; an SVG writer has it too. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "save"
  | "restore"
  | "setLineDash"
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "bezierCurveTo"
  | "closePath"
  | "arc"
  | "roundRect"
  | "rect"
  | "clip"
  | "fillRect"
  | "fill"
  | "stroke"
  | "fillText"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineCap"
  | "globalAlpha"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "direction"
> & { measureText(text: string): { readonly width: number } };

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Left, top, right and bottom. */
export type Extent = readonly [left: number, top: number, right: number, bottom: number];

/** Left, top, width and height. */
export type Rectangle = readonly [left: number, top: number, width: number, height: number];

/** How a box looks now. */
export interface Look {
  readonly palette: Palette;
  readonly face: Face;
  readonly scale?: number;
  readonly isSelected: boolean;
  readonly isDimmed: boolean;
  readonly isGuest: boolean;
  readonly stands: readonly Stand[];
  readonly tally?: Tally;
  readonly folded: number;
  readonly note?: string;
}

/** The colours, at a scale of the screen. */
export interface ScaledLook {
  readonly palette: Palette;
  readonly scale: number;
}

/** How a kind of line looks: colour, width, dashes, head, whether doubled, whether named. */
export interface Style {
  readonly color: string;
  readonly width: number;
  readonly head: "arrow" | "joint" | "bar" | "open" | "slash" | "diamonds" | "none" | "hollow";
  readonly dash?: readonly number[];
  readonly doubled?: boolean;
  readonly label?: boolean;
}

/** Width and height. */
export type Size = readonly [width: number, height: number];

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

/** How a line looks now. */
export interface LineLook {
  readonly palette: Palette;
  readonly isDimmed?: boolean;
  readonly isStrong?: boolean;
  readonly hasJoint?: boolean;
}

/** The name of a line and where it stands. */
export interface LineWord {
  readonly link: Link;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A line of a chosen claim that leaves the drawing. */
export interface LineElsewhere {
  readonly link: Link;
  readonly other: string;
  readonly isOutward: boolean;
  readonly text: string;
}

/** The note on such a line, under the box of the claim. */
export interface NoteElsewhere extends LineElsewhere {
  readonly stem: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** A line that is drawn only while one of its ends is chosen. */
export interface ExtraLine {
  readonly link: Link;
  readonly points: Points;
}

/** What is marked in a drawing. */
export interface Marks {
  readonly selected?: string;
  readonly strong?: ReadonlySet<string>;
  readonly passing?: ReadonlySet<string>;
  readonly near?: ReadonlySet<string>;
  readonly extra?: readonly ExtraLine[];
  readonly elsewhere?: readonly NoteElsewhere[];
}

/** The point where premises meet, the lines that end there, and the kind of what goes on. */
export interface Joint {
  readonly points: readonly number[];
  readonly parts: readonly Link[];
  readonly kind: LineKind;
}

/** A scene with what is worked out from it once. */
export interface PreparedScene {
  readonly scene: Scene;
  readonly links: readonly Link[];
  readonly words: readonly LineWord[];
  readonly extents: ReadonlyMap<string, Extent>;
  readonly joints: readonly Joint[];
  readonly guests: ReadonlySet<string>;
  readonly counts: { readonly [topic: string]: number };
  readonly stands: ReadonlyMap<string, readonly Stand[]>;
}

/** What can be drawn on any context: a scene in some colours, with its marks. */
export interface Picture extends PreparedScene {
  readonly model: Model;
  readonly palette: Palette;
  readonly marks: Marks;
}

/** The drawing on the screen; what of it changes is assigned by `drawing/canvas.js` alone. */
export interface Surface {
  readonly host: HTMLElement;
  readonly model: Model;
  readonly network: VisNetwork;
  palette: Palette;
  marks: Marks;
  prepared: PreparedScene | null;
  lastView: { readonly scale: number; readonly at: Point } | null;
}

/** What is called when something in a surface is pressed. */
export interface SurfaceCallbacks {
  readonly onClaim: (id: string) => void;
  readonly onElsewhere: (id: string) => void;
  readonly onUnfold: (id: string) => void;
  readonly onLink: (link: Link) => void;
  readonly onNothing: () => void;
}

/** The sizes that vis-network tells when its frame has changed. */
export interface FrameSizes {
  readonly width: number;
  readonly height: number;
  readonly oldWidth: number;
  readonly oldHeight: number;
}

/** As much of vis-network as is used. */
export interface VisNetwork {
  on(
    event: "beforeDrawing" | "afterDrawing",
    listener: (ctx: CanvasRenderingContext2D) => void,
  ): void;
  on(
    event: "click",
    listener: (press: { readonly pointer: { readonly canvas: Point } }) => void,
  ): void;
  on(event: "zoom", listener: () => void): void;
  on(event: "resize", listener: (sizes: FrameSizes) => void): void;
  setData(data: { readonly nodes: readonly object[]; readonly edges: readonly object[] }): void;
  redraw(): void;
  getScale(): number;
  getViewPosition(): Point;
  moveTo(view: {
    readonly position?: Point;
    readonly scale?: number;
    readonly animation: false;
  }): void;
  DOMtoCanvas(point: Point): Point;
}

export type { Box, Claim };
