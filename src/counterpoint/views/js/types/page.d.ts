/** What elements are made of. */

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
