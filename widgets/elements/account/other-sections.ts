import { html, nothing, type TemplateResult } from 'lit'
import type { AccountSession } from '../../../api/contract/account-wire.ts'
import { calledWithKind, type Drawn, type Told } from './account-words.ts'

/** What is asked for first, before all else. */
export function firstSection({ account, told }: Drawn): TemplateResult {
  const words = told.words.first
  const first = account.methods.find(({ isDefault }) => isDefault)
  return html`<section aria-labelledby="first">
    <h3 id="first">${words.heading}</h3>
    <p>${first ? words.is({ method: calledWithKind(told, first) }) : words.none}</p>
  </section>`
}

/** What is pressed in the list of sessions. */
export interface SessionActs {
  readonly end: (session: AccountSession) => void
  readonly endOthers: () => void
  /** Out of this one, here. */
  readonly signOut: () => void
  /** Where all of them are shown. */
  readonly ownPage: string
}

/** Where somebody is signed in: this one first. */
export function sessionsSection({ account, told, at }: Drawn, acts: SessionActs): TemplateResult {
  const words = told.words.sessions
  const { sessions, sessionsElsewhere: count } = account
  const sorted = [...sessions].sort((a, b) => Number(b.isThis) - Number(a.isThis))
  const isAlone = sessions.length + count < 2
  return html`<section aria-labelledby="sessions">
    <h3 id="sessions" tabindex="-1">${words.heading}</h3>
    <ul class="rows">${sorted.map((session) => sessionRow({ told, at }, session, acts))}</ul>
    ${count > 0 ? html`<p><a href=${acts.ownPage}>${words.elsewhere({ count })}</a></p>` : nothing}
    ${
      isAlone
        ? nothing
        : html`<div class="acts"><button class="plain" type="button" @click=${acts.endOthers}>${words.endOthers}</button></div>`
    }
  </section>`
}

function sessionRow(
  { told, at }: Pick<Drawn, 'told' | 'at'>,
  session: AccountSession,
  { end, signOut }: SessionActs,
): TemplateResult {
  const words = told.words.sessions
  const { portal, network, startedAt, lastSeenAt, isThis } = session
  const [what, when] = [browserTold(told, session), at(startedAt)]
  const facts = [
    words.started({ when }),
    words.seen({ when: at(lastSeenAt) }),
    ...(network ? [words.network({ network })] : []),
  ]
  return html`<li>
    <p class="name">${what}${isThis ? html` <span class="mark">${words.this}</span>` : nothing}</p>
    <p class="muted small"><bdi>${portal}</bdi> · ${facts.join(' · ')}</p>
    ${
      isThis
        ? html`<button class="quiet" type="button" @click=${signOut}>${words.signOut}</button>`
        : html`<button class="quiet" type="button" aria-label=${words.endNamed({ what, portal, when })} @click=${() => end(session)}>${words.end}</button>`
    }
  </li>`
}

function browserTold({ words }: Told, { browser, system }: AccountSession): string {
  if (browser && system) return words.sessions.what({ browser, system })
  return browser ?? system ?? words.sessions.unknown
}

/** What has happened, the newest first. */
export function activitySection({ account, told, at }: Drawn): TemplateResult {
  const words = told.words.activity
  return html`<section aria-labelledby="activity">
    <h3 id="activity">${words.heading}</h3>
    ${
      account.activity.length === 0
        ? html`<p class="muted">${words.none}</p>`
        : html`<ul class="lines">${account.activity.map(
            ({ act, at: when, isOwn }) =>
              html`<li><span>${told.acts[act]}${isOwn ? nothing : ` (${words.notOwn})`}</span> <span class="muted small">${at(when)}</span></li>`,
          )}</ul>`
    }
  </section>`
}
