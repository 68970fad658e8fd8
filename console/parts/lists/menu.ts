import { html, type TemplateResult } from 'lit'

interface Choice {
  readonly label: string
  readonly isDanger?: boolean
  readonly act: () => void
}

const menuOf = (event: Event): HTMLDetailsElement | null =>
  event.currentTarget instanceof Element ? event.currentTarget.closest('details') : null

function close(menu: HTMLDetailsElement | null): void {
  if (!menu?.open) return
  menu.open = false
  menu.querySelector('summary')?.focus()
}

function onKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') close(menuOf(event))
}

/** Leaving it closes it. */
function onFocusOut(event: FocusEvent): void {
  const menu = menuOf(event)
  const goesTo = event.relatedTarget
  if (menu && !(goesTo instanceof Node && menu.contains(goesTo))) menu.open = false
}

/** What can be done with a row. The button has the focus again before the choice acts. */
export function menu(label: string, choices: readonly Choice[]): TemplateResult {
  const choose = (choice: Choice) => (event: Event) => {
    close(menuOf(event))
    choice.act()
  }
  return html`<details class="menu" @keydown=${onKey} @focusout=${onFocusOut}>
    <summary role="button" aria-label=${label}><span aria-hidden="true">⋯</span></summary>
    <div class="choices">
      ${choices.map(
        (choice) =>
          html`<button type="button" class=${choice.isDanger ? 'danger-text' : ''}
            @click=${choose(choice)}>${choice.label}</button>`,
      )}
    </div>
  </details>`
}
