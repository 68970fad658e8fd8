/**
 * Registers an element unless its name is taken: a page may hold the drop-in script and a host's
 * own bundle of the same elements, and the second must not throw.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (customElements.get(tag) === undefined) customElements.define(tag, element)
}
