/** What browsers have and the checker does not know yet. */

declare global {
  interface Uint8ArrayConstructor {
    /** Only in newer browsers. */
    fromBase64?(text: string): Uint8Array<ArrayBuffer>;
  }
}

export {};
