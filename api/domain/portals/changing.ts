import { isDeepStrictEqual } from 'node:util'
import type { ChangePortal } from '../../contract/console/portals.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { portalUnit } from '../console/portal-unit.ts'
import type { Services } from '../services.ts'
import { type By, isWeak, REASON_MISSING, written } from './act.ts'
import { putConsoleUnit } from './console-unit.ts'
import { openPortal, type Portal } from './portal.ts'
import { readGiven, refuse, refuseMistakes } from './refusal.ts'
import { settingColumns } from './rows.ts'
import { type GivenSettings, givenSettings, reason } from './rules.ts'

/** Settings that are given, each of them whole. */
const change = givenSettings.extend({ reason: reason.optional() })

/** Changes a portal's settings; what is left out, or is as given already, stays. */
export function createChanging(services: Services) {
  const { store } = services

  /** A language is offered once every notice can be read in it. */
  function* requireNotices(portal: Portal, languages: readonly string[]): Statement<void> {
    const added = languages.filter((one) => !portal.languages.includes(one))
    const notices = added.length === 0 ? [] : yield* store.notices.current(portal.id)
    const documents = new Set(notices.map(({ document }) => document))
    const read = new Set(notices.map((notice) => `${notice.document} ${notice.language}`))
    const lacking = added.filter((one) =>
      [...documents].some((document) => !read.has(`${document} ${one}`)),
    )
    refuseMistakes(
      lacking.map((one) => ({
        path: `languages.${languages.indexOf(one)}`,
        why: 'is a language that not every notice has a text in',
      })),
    )
  }

  /** @throws Refused `invalid_input`, `not_found`, `changed_meanwhile` */
  return async (portalId: string, { version, ...asked }: ChangePortal, by: By): Promise<void> => {
    const { reason: why, ...to } = readGiven(change, asked)
    await store.atomically(function* (): Statement<void> {
      const row = (yield* store.portals.byId(portalId)) ?? refuse('not_found')
      if (row.version !== version) refuse('changed_meanwhile')
      const portal = openPortal(row)
      const changed = changedSettings(portal, to)
      if (changed.length === 0) return
      requireReason(portal, to, why)
      yield* requireNotices(portal, to.languages ?? [])
      const columns = settingColumns(to, changed)
      if (!(yield* store.portals.change(portalId, version, columns))) refuse('changed_meanwhile')
      if (to.name !== undefined)
        yield* putConsoleUnit(store, portalUnit(services, { id: portalId, name: to.name }))
      const details = { changed, ...policyChange(portal, to, changed), ...(why && { reason: why }) }
      yield* written(services, { ...by, act: 'portal.changed', portalId, details })()
    })
  }
}

function changedSettings(portal: Portal, to: GivenSettings): readonly string[] {
  const names = Object.keys(to) as (keyof GivenSettings)[]
  return names.filter(
    (name) => to[name] !== undefined && !isDeepStrictEqual(to[name], portal[name]),
  )
}

function requireReason(portal: Portal, { policy }: GivenSettings, why: string | undefined): void {
  const becomesWeak = policy !== undefined && isWeak(policy) && !isWeak(portal.policy)
  if (becomesWeak && why === undefined) refuseMistakes([REASON_MISSING])
}

/** The log says what was asked of people before, and what is asked now. */
function policyChange(portal: Portal, { policy }: GivenSettings, changed: readonly string[]) {
  return changed.includes('policy') ? { policy: { from: portal.policy, to: policy } } : {}
}
