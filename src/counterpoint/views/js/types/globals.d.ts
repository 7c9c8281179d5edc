/** The libraries that stand before the program, as much of them as is used. */

import type { VisNetwork } from "./drawing.js";

declare global {
  var vis: {
    readonly Network: new (host: HTMLElement, data: object, options: object) => VisNetwork;
  };

  interface Uint8ArrayConstructor {
    /** Only in newer browsers. */
    fromBase64?(text: string): Uint8Array<ArrayBuffer>;
  }
}
