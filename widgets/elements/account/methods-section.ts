import { html, nothing, type TemplateResult } from 'lit'
import type { AccountMethod } from '../../../api/contract/account-wire.ts'
import { FEW_CODES } from '../../../api/contract/plain/codes.ts'
import { LONGEST_NAME } from '../../../api/contract/plain/lengths.ts'
import type { MethodKind } from '../../../api/contract/views.ts'
import { quietButton } from '../../ui/quiet-button.ts'
import type { AccountWords } from '../../words/generated/account.ts'
import { calledIn, calledWithKind, type Drawn } from './account-words.ts'

/** What is open: beneath a method a new name, or the question whether it is to go; beneath the own name another. */
export interface Opened {
  readonly what: 'rename' | 'remove' | 'own-name' | 'own-telephone'
  readonly id: string
}

/** What is pressed in the list of methods. */
export interface MethodActs {
  readonly open: (opened: Opened | null) => void
  readonly rename: (method: AccountMethod, name: string) => void
  readonly prefer: (method: AccountMethod) => void
  readonly try: (method: AccountMethod) => void
  /** The question was answered with yes. */
  readonly remove: (method: AccountMethod) => void
  readonly add: (kind: MethodKind) => void
  readonly makeCodes: () => void
  readonly changePassword: () => void
}

interface Shown extends Drawn {
  readonly opened: Opened | null
  /** What is wrong with the name that was typed. */
  readonly wrong: string | null
  readonly acts: MethodActs
}

/** Ways to verify: what each is, what it counts for, what can be done with it; and one more. */
export function methodsSection(shown: Shown): TemplateResult {
  const { account, told } = shown
  return html`<section aria-labelledby="methods">
    <h3 id="methods">${told.words.methods.heading}</h3>
    <ul class="rows">${account.methods.map((method) => methodRow(shown, method))}</ul>
    ${addingTemplate(shown)}
  </section>`
}

/** Of what was just added: it is the time at which people want to know whether it works. */
export function tryNow(
  told: Drawn['told'],
  method: AccountMethod,
  acts: Pick<MethodActs, 'try'>,
): TemplateResult {
  const { tryNow: label, copied, bound } = told.words.methods
  const kept = method.device && html` · ${method.device.isCopied ? copied : bound}`
  return html`<p><bdi>${calledIn(told, method)}</bdi> · ${told.kinds[method.kind]}${kept ?? nothing}</p>
    <div class="acts"><button class="plain" type="button" aria-label=${`${label}: ${calledIn(told, method)}`}
    @click=${() => acts.try(method)}>${label}</button></div>`
}

function methodRow(shown: Shown, method: AccountMethod): TemplateResult {
  const { told, at, opened } = shown
  const { methods: words } = told.words
  const used = method.lastUsedAt ? words.used({ when: at(method.lastUsedAt) }) : words.unused
  const isOpen = opened?.id === method.id
  return html`<li data-row=${method.id}>
    <p class="name" tabindex="-1"><bdi class=${method.name ? nothing : 'kind'}>${calledIn(told, method)}</bdi>${
      method.isDefault ? html` <span class="mark">${words.isDefault}</span>` : nothing
    }</p>
    <p class="muted small">${method.name ? html`<span class="kind">${told.kinds[method.kind]}</span> · ` : nothing}${words.added({ when: at(method.addedAt) })} · ${used}</p>
    ${keptTemplate(shown, method)}
    ${leftTemplate(shown, method)}
    ${stateTemplate(shown, method)}
    <details><summary class="small">${words.counts}</summary>
      <ul class="small">${countsTold(words, method).map((line) => html`<li>${line}</li>`)}</ul>
    </details>
    ${method.removal === 'needed' ? html`<p class="muted small">${words.needed}</p>` : nothing}
    ${isOpen ? openTemplate(shown, method) : actsTemplate(shown, method)}
  </li>`
}

/** Where it is kept, of what an authenticator keeps, which that is, that it asks for nothing where it does so, and where it was made. */
function keptTemplate({ told }: Shown, { device }: AccountMethod) {
  const { copied, bound, unverified, madeOn } = told.words.methods
  if (!device) return nothing
  const model = device.model ? html`<bdi>${device.model}</bdi> · ` : nothing
  return html`<p class="muted small">${model}${device.isCopied ? copied : bound}${device.verifies ? nothing : html` · ${unverified}`} · ${madeOn({ page: device.page })}</p>`
}

/** How many of what is used up are left, and that it is time for new ones. */
function leftTemplate({ told }: Shown, { usesLeft }: AccountMethod) {
  const { methods: words } = told.words
  if (usesLeft === null) return nothing
  const isFew = usesLeft > 0 && usesLeft <= FEW_CODES
  return html`<p class="small">${words.left({ left: usesLeft })}${isFew ? html`. ${words.few}` : nothing}</p>`
}

function stateTemplate({ told, at }: Shown, { state, pausedUntil }: AccountMethod) {
  const { methods: words } = told.words
  if (state === 'off') return html`<p class="alert small">${words.off}</p>`
  return pausedUntil
    ? html`<p class="alert small">${words.paused({ when: at(pausedUntil) })}</p>`
    : nothing
}

/** What it counts for, each with why not. */
function countsTold(words: AccountWords['methods'], { counts }: AccountMethod): readonly string[] {
  const here = {
    yes: words.yes,
    'not-now': words.notNow,
    'not-accepted': words.notAccepted,
    'other-portal': words.otherPortal,
  }
  const reset = { yes: words.yes, 'not-now': words.notNow, no: words.resetNo }
  const elsewhere = { yes: words.yes, 'not-now': words.notNow, no: words.elsewhereNo }
  return [
    words.here({ answer: here[counts.signIn] }),
    words.reset({ answer: reset[counts.reset] }),
    words.elsewhere({ answer: elsewhere[counts.elsewhere] }),
  ]
}

function actsTemplate({ told, acts }: Shown, method: AccountMethod) {
  const { methods: words } = told.words
  const { id, name, isDefault, mayBeDefault, canTry, renewal, removal } = method
  const named = (label: string, act: () => void) =>
    html`<button class="quiet" type="button" aria-label=${`${label}: ${calledIn(told, method)}`} @click=${act}>${label}</button>`
  const shown = [
    name === '' ? nothing : named(words.rename, () => acts.open({ what: 'rename', id })),
    canTry ? named(words.try, () => acts.try(method)) : nothing,
    mayBeDefault && !isDefault ? named(words.makeDefault, () => acts.prefer(method)) : nothing,
    renewal === 'change-password' ? named(words.changePassword, acts.changePassword) : nothing,
    renewal === 'add-method' ? named(words.makeNewCodes, acts.makeCodes) : nothing,
    removal === 'yes' ? named(words.remove, () => acts.open({ what: 'remove', id })) : nothing,
  ].filter((one) => one !== nothing)
  return shown.length > 0 ? html`<div class="acts">${shown}</div>` : nothing
}

const openTemplate = (shown: Shown, method: AccountMethod) =>
  shown.opened?.what === 'rename' ? renameTemplate(shown, method) : removeTemplate(shown, method)

function renameTemplate({ told, acts, wrong }: Shown, method: AccountMethod): TemplateResult {
  const { methods: words } = told.words
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = new FormData(event.target as HTMLFormElement).get('name')
    acts.rename(method, String(typed ?? ''))
  }
  return html`<form class="box" novalidate @submit=${onSubmit}>
    <label for="name">${words.renameLabel}</label>
    <input id="name" name="name" dir="auto" autocomplete="off" .value=${method.name} maxlength=${LONGEST_NAME}
      aria-invalid=${wrong !== null} aria-describedby=${wrong ? 'wrong' : nothing}>
    ${wrong ? html`<p id="wrong" class="alert" role="alert">${wrong}</p>` : nothing}
    <div class="acts"><button class="plain" type="submit">${words.save}</button>
      ${quietButton([words.back, () => acts.open(null)])}</div>
  </form>`
}

/** What follows from it, before anything is asked. */
function removeTemplate({ told, acts, account }: Shown, method: AccountMethod): TemplateResult {
  const { removing, methods: words } = told.words
  const left = account.methods.filter(
    ({ id, removal, counts }) => id !== method.id && removal !== 'no' && counts.signIn === 'yes',
  )
  const names = told.list(left.map((one) => calledWithKind(told, one)))
  const then = told.leftovers[method.kind]
  return html`<div class="box" role="group" aria-labelledby="removing">
    <h4 id="removing" tabindex="-1">${removing.heading({ method: calledIn(told, method) })}</h4>
    <p>${left.length > 0 ? removing.others({ methods: names }) : removing.last}</p>
    <p>${removing.out}</p>
    ${then ? html`<p>${then}</p>` : nothing}
    <div class="acts"><button class="plain" type="button" @click=${() => acts.remove(method)}>${removing.yes}</button>
      ${quietButton([words.back, () => acts.open(null)])}</div>
  </div>`
}

/** There is a text for each kind that people set up. */
function addingTold({ words, kinds }: Shown['told'], kind: MethodKind): string {
  const adds: Readonly<Partial<Record<string, string>>> = words.methods.adds
  return adds[kind] ?? kinds[kind]
}

/** Three buttons open the same dialogue of the browser: where two of them stand, a line each tells them apart. */
function whichIsWhich({ words }: Shown['told'], open: readonly { readonly kind: MethodKind }[]) {
  const which: Readonly<Partial<Record<string, string>>> = words.methods.which
  const lines = open.flatMap(({ kind }) => which[kind] ?? [])
  if (lines.length < 2) return nothing
  return html`<ul class="muted small">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

function addingTemplate({ account, told, acts }: Shown) {
  const { methods: words } = told.words
  const usual = account.adding.filter(({ isSpare }) => !isSpare)
  const full = usual.find(({ whyNot }) => whyNot === 'full')
  const button = (label: string, act: () => void) =>
    html`<button class="plain" type="button" @click=${act}>${label}</button>`
  const open = usual.filter(({ whyNot }) => whyNot === null)
  const limited = account.adding.filter(({ whyNot }) => whyNot === 'limited')
  const isSaid = open.length > 0 || (limited.length > 0 && !full)
  return html`${
    isSaid
      ? nothing
      : html`<p class="muted">${full ? words.full({ most: full.most }) : words.notOffered}</p>`
  }${
    limited.length > 0
      ? html`<p class="muted">${words.limited({ method: told.list(limited.map(({ kind }) => told.kinds[kind])) })}</p>`
      : nothing
  }${open.length > 0 ? html`<p class="muted">${words.asked}</p>` : nothing}<div class="acts">${open.map(({ kind }) => button(addingTold(told, kind), () => acts.add(kind)))}${
    mayMakeCodes(account) ? button(words.makeCodes, acts.makeCodes) : nothing
  }</div>${whichIsWhich(told, open)}`
}

/** For the drawer, once there is something that comes before it, and as long as none were made. */
function mayMakeCodes({ methods, adding }: Drawn['account']): boolean {
  const isOffered = adding.some(({ isSpare, whyNot }) => isSpare && whyNot === null)
  const hasOther = methods.some(({ removal }) => removal !== 'no')
  return isOffered && hasOther && methods.every(({ usesLeft }) => usesLeft === null)
}
