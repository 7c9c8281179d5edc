/** As much of Oxigraph's own module as the worker uses; it stands before the worker's program. */

declare class Store {
  readonly size: number;
  load(data: string, options: { readonly format: string }): void;
  query(
    query: string,
    options: { readonly results_format: string; readonly use_default_graph_as_union: boolean },
  ): string;
}

declare function initSync(options: { readonly module: BufferSource }): void;

/** SPARQL's results in JSON; `Term` stands in the query editor's types. */
type Results =
  | { readonly boolean: boolean }
  | {
      readonly head: { readonly vars: readonly string[] };
      readonly results: { readonly bindings: readonly { readonly [name: string]: Term }[] };
    };
