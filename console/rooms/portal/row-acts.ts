import { html, nothing, type TemplateResult } from 'lit'
import { focusSoon, redrawn } from '../../parts/fields/focus.ts'
import type { Words } from '../../words/chosen-language.ts'

interface RowActs {
  readonly name: string
  readonly at: number
  readonly count: number
  /** That must be left. */
  readonly least?: number
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** Moving a row among its like, and removing it; at the ends there is no button that does nothing. */
export function rowActs({ setupRoom }: Words, acts: RowActs): TemplateResult {
  const { name, at, count, least = 0, onMove, onRemove } = acts
  const { up, down, remove, of } = setupRoom.contacts
  const button = (label: string, act: (event: Event) => void, isThere: boolean) =>
    isThere
      ? html`<button type="button" aria-label=${of({ act: label, what: name })} @click=${act}>${label}</button>`
      : nothing
  return html`<div class="acts quiet-acts">
    ${button(up, following(-1, onMove), at > 0)}
    ${button(down, following(1, onMove), at < count - 1)}
    ${button(remove, withFocusKept(onRemove), count > least)}
  </div>`
}

/** The focus goes along with what is moved. */
const following =
  (by: -1 | 1, act: RowActs['onMove']) =>
  (event: Event): void => {
    const card = event.target instanceof Element ? event.target.closest('.card') : null
    const next = (by < 0 ? card?.previousElementSibling : card?.nextElementSibling) ?? null
    act(by)
    void redrawn(next).then(() => next?.querySelector<HTMLElement>('.quiet-acts button')?.focus())
  }

/** What stood there is gone, and so is the focus: it goes to where rows are added. */
const withFocusKept =
  (act: () => void) =>
  (event: Event): void => {
    act()
    focusSoon(event, 'fieldset.sheet', '[data-add]')
  }
