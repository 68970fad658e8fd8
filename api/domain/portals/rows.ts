import { sha256 } from '../../crypto/digest.ts'
import type { Notice } from '../../ports/store/notice-store.ts'
import type {
  HelpContact,
  PortalChange,
  Portal as PortalRow,
} from '../../ports/store/portal-store.ts'
import type { Unit } from '../../ports/store/unit-store.ts'
import type { Services } from '../services.ts'
import type { PortalDefinition } from './definition.ts'
import { firstReturnUrls } from './rules/return-addresses.ts'
import type { Contacts, GivenSettings, NoticeTexts } from './rules/rules.ts'

export function portalRow(definition: PortalDefinition, now: number): PortalRow {
  const { id, name, homeUrl, invitationUrl, rpId, timeZone, origins, languages } = definition
  const { returnUrls = firstReturnUrls(definition) } = definition
  return {
    id,
    name,
    homeUrl,
    invitationUrl,
    rpId,
    timeZone,
    origins: JSON.stringify(origins),
    returnUrls: JSON.stringify(returnUrls),
    languages: JSON.stringify(languages),
    policy: JSON.stringify(definition.policy),
    branding: JSON.stringify(definition.branding),
    roles: JSON.stringify(definition.roles),
    version: 1,
    createdAt: now,
  }
}

/** Columns of the settings that are named. */
export function settingColumns(to: GivenSettings, named: readonly string[]): PortalChange {
  const columns = Object.entries(to)
    .filter(([name]) => named.includes(name))
    .map(([name, value]) => [name, isKeptAsJson(value) ? JSON.stringify(value) : value])
  return Object.fromEntries(columns)
}

function isKeptAsJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

export function unitRows(
  { random }: Services,
  { id: portalId, units }: PortalDefinition,
  now: number,
): readonly Unit[] {
  return units.map((unit) => ({
    ...unit,
    id: random.id(),
    portalId,
    parentId: null,
    createdAt: now,
  }))
}

export function contactRows(
  { random }: Services,
  portalId: string,
  contacts: Contacts,
): readonly HelpContact[] {
  return Object.entries(contacts).flatMap(([language, given]) =>
    (given ?? []).map((contact, position) => ({
      id: random.id(),
      portalId,
      language,
      position,
      ...contact,
    })),
  )
}

type Publication = Pick<Notice, 'portalId' | 'document' | 'version' | 'material' | 'publishedAt'>

/** One version of a document, a row for each of its languages. */
export function noticeRows(
  { random }: Services,
  publication: Publication,
  texts: NoticeTexts,
): readonly Notice[] {
  return Object.entries(texts).map(([language, { title, sections }]) => {
    const body = JSON.stringify(sections)
    const hash = sha256(`${title}\n${body}`)
    return { ...publication, id: random.id(), language, title, sections: body, hash }
  })
}
