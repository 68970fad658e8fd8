import { ReactiveElement } from 'lit'

/**
 * Resolves once what stands around an element has been drawn again, before the next key is heard:
 * after a timer, the first letters of somebody quick would be lost.
 */
export async function redrawn(place: Element | null): Promise<void> {
  let around = place
  while (around && !(around instanceof ReactiveElement)) around = around.parentElement
  await around?.updateComplete
}

/**
 * Moves the focus once the page has been drawn again, for what was pressed may be gone by then.
 * @param within the nearest one around it, in which the first match gets the focus.
 */
export function focusSoon({ target }: Event, within: string, selector: string): void {
  const place = target instanceof Element ? target.closest(within) : null
  void redrawn(place).then(() => place?.querySelector<HTMLElement>(selector)?.focus())
}
