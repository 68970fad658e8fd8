import { isDeepStrictEqual } from 'node:util'
import type { ChangePortal } from '../../../contract/console/portal-wire.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { openPortal, type Portal } from '../portal.ts'
import { portalUnit } from '../portal-unit.ts'
import { settingColumns } from '../rows.ts'
import { type GivenSettings, givenSettings, reason } from '../rules/rules.ts'
import { readGiven, refuse } from '../rules/setup-refusal.ts'
import { requireForChange } from './change-requirements.ts'
import { putConsoleUnit } from './console-unit.ts'
import { takePolicy } from './policy-reach.ts'
import { type By, written } from './setup-act.ts'

/** Settings that are given, each of them whole. */
const change = givenSettings.extend({ reason: reason.optional() })

interface ChangedBy extends By {
  /** Although people are concerned whom nobody has looked at. */
  readonly goesOn?: boolean
  /** Although nobody could act in the console afterwards. */
  readonly leavesNobody?: boolean
}

/** Changes a portal's settings; what is left out, or is as given already, stays. */
export function createChanging(services: Services) {
  const { store } = services

  /** @throws Refused as `requirePreviewed` says, and `invalid_input`, `not_found`, `changed_meanwhile` */
  return async (
    portalId: string,
    { version, preview, ...asked }: ChangePortal,
    { goesOn = false, leavesNobody = false, ...by }: ChangedBy,
  ): Promise<void> => {
    const previewed = goesOn ? 'unseen' : preview
    const { reason: why, ...to } = readGiven(change, asked)
    await store.atomically(function* (): Statement<void> {
      yield* by.actor.confirm()
      const row = (yield* store.portals.hold(portalId)) ?? refuse('not_found')
      if (row.version !== version) refuse('changed_meanwhile')
      const portal = openPortal(row)
      const changed = changedSettings(portal, to)
      if (changed.length === 0) return
      yield* requireForChange(services, { portal, to, why, leavesNobody })
      const ended = yield* takePolicy(services, portal, {
        policy: changedPolicy(to, changed),
        previewed,
      })
      const columns = settingColumns(to, changed)
      if (!(yield* store.portals.change(portalId, version, columns))) refuse('changed_meanwhile')
      if (to.name !== undefined)
        yield* putConsoleUnit(store, portalUnit(services, { id: portalId, name: to.name }))
      const details = {
        changed,
        ...fromTo(portal, to, changed),
        ...ended,
        ...(why && { reason: why }),
      }
      yield* written(services, { ...by, act: 'portal.changed', portalId, details })()
    })
  }
}

type Name = keyof GivenSettings

function changedSettings(portal: Portal, to: GivenSettings): readonly Name[] {
  const names = Object.keys(to) as Name[]
  return names.filter(
    (name) => to[name] !== undefined && !isDeepStrictEqual(to[name], portal[name]),
  )
}

const changedPolicy = ({ policy }: GivenSettings, changed: readonly Name[]) =>
  changed.includes('policy') ? policy : undefined

/** For the log, by name: from which address people were led away, for one, and to which. */
function fromTo(portal: Portal, to: GivenSettings, changed: readonly Name[]) {
  return Object.fromEntries(changed.map((name) => [name, { from: portal[name], to: to[name] }]))
}
