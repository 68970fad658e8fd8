import { html, nothing, type TemplateResult } from 'lit'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { languageName } from '../../parts/fields/languages-field.ts'
import { ago, dayOf, until } from '../../parts/lists/instant.ts'
import { roleTold, wholePortal } from '../../parts/lists/role-line.ts'
import { type Column, table } from '../../parts/lists/table.ts'
import type { Desk } from '../../parts/state/room.ts'

type Membership = PersonView['memberships'][number]

/** A heading with a table, or a line that there is nothing. */
interface Section<Item> {
  readonly heading: string
  readonly none: string
  readonly items: readonly Item[]
  readonly key: (item: Item) => string
  readonly columns: readonly Column<Item>[]
  readonly acts?: TemplateResult | typeof nothing
}

export function section<Item>({
  heading,
  none,
  items,
  acts,
  ...rest
}: Section<Item>): TemplateResult {
  return html`<section>
    <header class="head"><h2>${heading}</h2>${acts ?? nothing}</header>
    ${items.length === 0 ? html`<p class="muted">${none}</p>` : table({ ...rest, items, caption: heading })}
  </section>`
}

export const unitOf = (desk: Desk, { unit }: Membership): string => unit ?? wholePortal(desk)

export function memberships(
  desk: Desk,
  { memberships: items }: PersonView,
  onEnd: (membership: Membership) => void,
): TemplateResult {
  const { words } = desk
  const { person } = words
  const validity = ({ until: end, endedAt }: Membership): string => {
    if (endedAt) return person.ended({ when: dayOf(desk, endedAt) })
    return end ? until(desk, end) : person.openEnded
  }
  const acts: Column<Membership> = {
    head: person.end,
    isQuiet: true,
    cell: (item) =>
      item.endedAt
        ? nothing
        : html`<button type="button" aria-label=${person.endOf({ role: roleTold(desk, item.role), unit: unitOf(desk, item) })}
            @click=${() => onEnd(item)}>${person.end}</button>`,
  }
  return section({
    heading: person.memberships,
    none: person.noMemberships,
    items,
    key: ({ id }) => id,
    columns: [
      { head: person.unit, cell: (item) => unitOf(desk, item) },
      { head: person.role, cell: ({ role }) => roleTold(desk, role) },
      { head: person.until, cell: validity },
      ...(desk.may('memberships.end') ? [acts] : []),
    ],
  })
}

type Method = PersonView['methods'][number]

export function methods(
  desk: Desk,
  { methods: items, helpdesk }: PersonView,
  onAct: (act: Method['may'][number], method: Method) => void,
): TemplateResult {
  const { words } = desk
  const { person } = words
  const isVerified = helpdesk.verified !== null
  const isMayed = (act: Method['may'][number]): boolean =>
    act === 'give-back' ? isVerified && desk.may('methods.reset') : desk.may('methods.suspend')
  const acts: Column<Method> = {
    head: words.actions,
    isQuiet: true,
    cell: (method) =>
      html`<div class="acts">${method.may.filter(isMayed).map(
        (act) =>
          html`<button type="button" aria-label="${words.helpdeskRoom.onMethod[act]} ${method.name || person.kinds[method.kind]}"
            @click=${() => onAct(act, method)}>${words.helpdeskRoom.onMethod[act]}</button>`,
      )}</div>`,
  }
  return section({
    heading: person.methods,
    none: person.noMethods,
    items,
    key: ({ id }) => id,
    columns: [
      {
        head: person.method,
        cell: ({ kind, name, state, device }) =>
          html`${person.kinds[kind]}${name ? html` <span class="muted">· <bdi>${name}</bdi></span>` : nothing}
          ${device ? deviceTold(desk, device) : nothing}
          ${state === 'active' ? nothing : html`<span class="attention">${state === 'suspended' ? person.paused : words.helpdeskRoom.removed}</span>`}`,
      },
      { head: person.added, cell: ({ createdAt }) => ago(desk, createdAt) },
      {
        head: person.lastUsed,
        cell: ({ lastUsedAt }) => (lastUsedAt ? ago(desk, lastUsedAt) : words.never),
      },
      ...(helpdesk.mayHelp ? [acts] : []),
    ],
  })
}

/** Where it is kept, whether it checks who holds it, and which it is. */
function deviceTold({ words: { person } }: Desk, device: NonNullable<Method['device']>) {
  const { isCopied, verifies, model, page } = device
  const { copied, bound, unverified, madeOn } = person.device
  return html`<span class="muted">${model ? html`· <bdi>${model}</bdi> ` : nothing}· ${isCopied ? copied : bound}${
    verifies ? nothing : html` · ${unverified}`
  } · ${madeOn({ page })}</span>`
}

export function sessions(
  desk: Desk,
  { sessions: items }: PersonView,
  onEnd: () => void,
): TemplateResult {
  const { person } = desk.words
  const mayEnd = desk.may('sessions.end') && items.length > 0
  return section({
    heading: person.sessions,
    none: person.noSessions,
    items,
    key: ({ id }) => id,
    acts: mayEnd ? html`<button type="button" @click=${onEnd}>${person.endAll}</button>` : nothing,
    columns: [
      { head: person.level, cell: ({ acr }) => levelTold(desk, acr) },
      { head: person.started, cell: ({ startedAt }) => ago(desk, startedAt) },
      { head: person.lastSeen, cell: ({ lastSeenAt }) => ago(desk, lastSeenAt) },
    ],
  })
}

export function notices(desk: Desk, { notices: items }: PersonView): TemplateResult {
  const { person } = desk.words
  return section({
    heading: person.notices,
    none: person.noNotices,
    items,
    key: ({ document, version }) => `${document} ${version}`,
    columns: [
      { head: person.document, cell: ({ document }) => document },
      {
        head: person.version,
        cell: ({ version, language }) => `${version} (${languageName(desk, language)})`,
      },
      { head: person.accepted, cell: ({ at }) => ago(desk, at) },
    ],
  })
}

/** `aal2` in words. */
function levelTold({ words }: Desk, acr: string): string {
  const levels: Readonly<Partial<Record<string, string>>> = words.person.levels
  return levels[acr] ?? acr
}

/** What an entry of the audit log says was done: `invitation.sent`. */
function actTold({ words }: Desk, act: string): string {
  const acts: Readonly<Partial<Record<string, Readonly<Partial<Record<string, string>>>>>> =
    words.person.acts
  const [subject = '', done = ''] = act.split('.')
  return acts[subject]?.[done] ?? act
}

export function activity(desk: Desk, { activity: items }: PersonView): TemplateResult {
  const { person } = desk.words
  return section({
    heading: person.activity,
    none: person.noActivity,
    items,
    key: ({ at, act }) => at + act,
    columns: [
      { head: person.what, cell: ({ act }) => actTold(desk, act) },
      { head: person.when, cell: ({ at }) => ago(desk, at) },
      { head: person.who, cell: ({ actor }) => person.actors[actor] },
    ],
  })
}
