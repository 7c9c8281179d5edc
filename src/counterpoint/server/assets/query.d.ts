/** What the query editor is made with: the vendored library, and what the server answers. */

interface Position {
  readonly line?: number;
  readonly column?: number;
}

interface Editor {
  readonly get: () => string;
  readonly set: (text: string) => void;
  readonly mark: (position: { readonly line: number; readonly column: number }) => void;
}

/** As much of Yasqe as is used. */
declare class Yasqe {
  constructor(host: HTMLElement, options: object);
  getInputField(): HTMLElement;
  getValue(): string;
  setValue(text: string): void;
  setCursor(position: { readonly line: number; readonly ch: number }): void;
  focus(): void;
}

/** A problem as the server words it (RFC 9457), with the places in the query. */
interface Problem {
  readonly detail: string;
  readonly problems?: readonly (Position & {
    readonly message: string;
    readonly advice?: string;
  })[];
}

interface Term {
  readonly type: string;
  readonly value: string;
  readonly "xml:lang"?: string;
}

/** The ready questions, and the prefixes that they use. */
interface Questions {
  readonly prefixes: { readonly [prefix: string]: string };
  readonly questions: readonly {
    readonly name: string;
    readonly title?: string;
    readonly query: string;
  }[];
}
