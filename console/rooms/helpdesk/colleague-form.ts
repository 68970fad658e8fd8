import { html, type TemplateResult } from 'lit'
import type { Desk } from '../../parts/state/room.ts'

/** Somebody of the caller's unit is asked whether it is they. */
export function colleagueForm({ words }: Desk, onAsk: (address: string) => void): TemplateResult {
  const { heading, address, hint, ask } = words.helpdeskRoom.colleague
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    onAsk(String(form.get('colleague') ?? '').trim())
  }
  return html`<details><summary>${heading}</summary>
    <form class="fields" @submit=${submit}>
      <label>${address} <span class="small muted">${hint}</span>
        <input name="colleague" inputmode="email" autocapitalize="none" required autocomplete="off"></label>
      <div class="acts"><button type="submit">${ask}</button></div>
    </form></details>`
}
