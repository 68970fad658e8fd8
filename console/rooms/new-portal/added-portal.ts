import { html, nothing, type TemplateResult } from 'lit'
import type { AddedPortal, PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { snippet } from '../../parts/dialogs/copy.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import type { Desk } from '../../parts/state/room.ts'

interface Added {
  readonly added: AddedPortal['portal']
  /** Null until it has come. */
  readonly setup: PortalSetupView | null
  /** Null once it is stored. */
  readonly secret: string | null
  readonly onStored: () => void
}

const STEPS = [
  ['embedding', 'setup/embedding'],
  ['notices', 'setup/notices'],
  ['contacts', 'setup/contacts'],
  ['units', 'units/import'],
  ['invite', 'invitations/new'],
] as const

/** A portal that is there now: its secret, what goes into its page, and what to do next. */
export function addedPortal(desk: Desk, { added, setup, secret, onStored }: Added): TemplateResult {
  const { words, say } = desk
  const { add } = words.setupRoom
  return html`
    ${
      setup
        ? html`<section>
      <h2>${add.embed}</h2>
      ${snippet({ words, label: add.embed, text: setup.embedding.signIn, say })}
    </section>`
        : nothing
    }
    <section>
      <h2>${add.next}</h2>
      <ul class="tasks">
        ${STEPS.map(
          ([step, page]) => html`<li><a href=${addressOf(added.id, page)}>${add.steps[step]}</a>
            <span class="muted">${add.stepTexts[step]}</span></li>`,
        )}
      </ul>
    </section>
    ${
      secret
        ? html`<console-secret-shown .words=${words} .secret=${secret} @stored=${onStored}></console-secret-shown>`
        : nothing
    }`
}

/** It was added by a request whose answer was lost, and its secret with it. */
export const foundPortal = ({ words }: Desk, id: string): TemplateResult => {
  const { add } = words.setupRoom
  return html`<div class="alert found">
    <p role="alert">${add.found}</p>
    <a class="button" href=${addressOf(id, 'setup/secrets')}>${add.toSecrets}</a>
  </div>`
}
