/** What is looked for, as a person would say it: a kind and what stands on it. `css` is for what has no name. */
export type Sought = readonly [
  kind: 'button' | 'link' | 'field' | 'heading' | 'text' | 'css',
  name: string,
]

/**
 * The first that can be seen, through shadow roots. Runs in the page: it may name nothing of this file.
 */
export function seek(kind: Sought[0], name: string): Element | null {
  const SELECTORS = {
    button: 'button, [role=button], summary',
    link: 'a[href]',
    field: 'input, textarea, select',
    heading: 'h1, h2, h3',
    text: 'p, li, td, th, h1, h2, h3, label, dt, dd, span, strong, div',
    css: name,
  }
  const rootsIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap((one) =>
      one.shadowRoot ? rootsIn(one.shadowRoot) : [],
    ),
  ]
  const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const namesOf = (one: Element) => {
    const labels =
      one instanceof HTMLInputElement ||
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement
        ? [...(one.labels ?? [])]
        : []
    const [said = one] = labels
    return [tidy(one.getAttribute('aria-label')), tidy(said.textContent)]
  }
  const isSeen = (one: Element) =>
    one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible'
  const isIt = (one: Element) =>
    kind === 'css' ||
    (kind === 'text' ? tidy(one.textContent).includes(name) : namesOf(one).includes(name))
  const found = rootsIn(document).flatMap((root) => [...root.querySelectorAll(SELECTORS[kind])])
  const all = found.filter((one) => isIt(one) && isSeen(one))
  // Texts are within texts: the innermost says it.
  return (kind === 'text' ? all.at(-1) : all[0]) ?? null
}
