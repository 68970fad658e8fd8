import { type Context, Hono } from 'hono'
import { nothingMore } from '../../contract/console/invitation-wire.ts'
import { exportPreview, mailPreview, previewPolicy } from '../../contract/console/policy-wire.ts'
import {
  addPortal,
  changePortal,
  type PortalSetupView,
  publishNotice,
  replaceContacts,
} from '../../contract/console/portal-wire.ts'
import type { Domain } from '../../domain/domain.ts'
import type { Outcome } from '../../domain/portals/rules/setup-refusal.ts'
import type { By } from '../../domain/portals/setup/setup-act.ts'
import { actorOf } from '../../domain/rights/person-act.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { csvFile } from '../../http/bodies/csv.ts'
import { concernedRows } from './concerned-table.ts'
import { concernedHeads } from './table-heads.ts'

const PORTALS = '/portals'
const SETUP = `${PORTALS}/:portal/setup`

/** Adding a portal, and looking after one. */
export function consolePortalRoutes({
  portalSetup,
  administrators,
}: Pick<Domain, 'portalSetup' | 'administrators'>) {
  const viewOf = async (c: Context<AppEnv>): Promise<PortalSetupView> => {
    const view = await portalSetup.view(portalOf(c))
    if (!view) throw new HttpProblem('not_found')
    return view
  }

  return new Hono<AppEnv>()
    .post(PORTALS, async (c) => {
      const definition = await readBody(c, addPortal)
      const { id, secret } = settled(await portalSetup.addAsked({ definition }, by(c)))
      const { portals } = await administrators.me(c.get('administrator'))
      const portal = portals.find((one) => one.id === id)
      if (!portal) throw new HttpProblem('not_found')
      return c.json({ portal, secret }, 201)
    })
    .get(SETUP, async (c) => c.json(await viewOf(c)))
    .post(SETUP, async (c) => {
      const to = await readBody(c, changePortal)
      settled(await portalSetup.change(portalOf(c), to, by(c)))
      return c.json(await viewOf(c))
    })
    .post(`${SETUP}/preview`, async (c) => {
      const asked = await readBody(c, previewPolicy)
      return c.json(settled(await portalSetup.preview(portalOf(c), asked, by(c))))
    })
    .post(`${SETUP}/preview.csv`, async (c) => {
      const asked = await readBody(c, exportPreview)
      const { language } = asked
      const exported = settled(await portalSetup.exportPreview(portalOf(c), asked, by(c)))
      return csvFile(c, {
        name: `policy-${portalOf(c)}`,
        language,
        heads: concernedHeads(language),
        rows: concernedRows(exported, language),
      })
    })
    .post(`${SETUP}/preview/mail`, async (c) => {
      const asked = await readBody(c, mailPreview)
      return c.json(settled(await portalSetup.mailPreview(portalOf(c), asked, by(c))))
    })
    .post(`${SETUP}/contacts`, async (c) => {
      const to = await readBody(c, replaceContacts)
      settled(await portalSetup.replaceContacts(portalOf(c), to, by(c)))
      return c.json(await viewOf(c))
    })
    .post(`${SETUP}/notices`, async (c) => {
      const notice = await readBody(c, publishNotice)
      settled(await portalSetup.publish(portalOf(c), notice, by(c)))
      return c.json(await viewOf(c))
    })
    .post(`${SETUP}/secrets`, async (c) => {
      await readBody(c, nothingMore)
      const secret = settled(await portalSetup.makeSecret(portalOf(c), by(c)))
      return c.json({ secret, setup: await viewOf(c) }, 201)
    })
    .post(`${SETUP}/secrets/:id/revoke`, async (c) => {
      await readBody(c, nothingMore)
      settled(await portalSetup.revokeSecret(portalOf(c), c.req.param('id'), by(c)))
      return c.json(await viewOf(c))
    })
}

function portalOf(c: Context<AppEnv>): string {
  return c.req.param('portal') ?? ''
}

function by(c: Context<AppEnv>): By {
  return { actor: actorOf({ administrator: c.get('administrator') }) }
}

/** @throws HttpProblem as the act was refused; why a field is wrong is for its reader to say. */
function settled<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  const { refusal } = outcome
  if (refusal.code !== 'invalid_input') throw new HttpProblem(refusal.code)
  const fields = [...new Set(refusal.mistakes.map(({ path }) => path))]
  throw new HttpProblem('invalid_input', { fields })
}
