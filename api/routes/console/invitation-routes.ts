import { type Context, Hono } from 'hono'
import {
  correctInvitation,
  type InvitationChanged,
  invitationExport,
  invitationQuery,
  nothingMore,
  sendInvitations,
} from '../../contract/console/invitation-wire.ts'
import { readInvitations } from '../../contract/console/sheet-wire.ts'
import type { Domain } from '../../domain/domain.ts'
import type { Correction } from '../../domain/invitations/correcting.ts'
import type { InvitationAct } from '../../domain/invitations/portal-invitations.ts'
import { readPeople } from '../../domain/invitations/reading/read-people.ts'
import { actorOf } from '../../domain/rights/person-act.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { csvFile } from '../../http/bodies/csv.ts'
import { readQuery } from '../../http/bodies/query.ts'
import { invitationRows } from './invitation-table.ts'
import { invitationHeads } from './table-heads.ts'

const LIST = '/portals/:portal/invitations'
const ONE = `${LIST}/:id` as const

type InvitationRoutes = Pick<
  Domain,
  'inviteMany' | 'exportedInvitations' | 'portalInvitations' | 'units'
>

export function invitationRoutes({
  inviteMany,
  exportedInvitations,
  portalInvitations,
  units,
}: InvitationRoutes) {
  return new Hono<AppEnv>()
    .get(LIST, async (c) => {
      const query = readQuery(c, invitationQuery)
      const page = await portalInvitations.page(c.req.param('portal'), query)
      if (!page) throw new HttpProblem('invalid_input', { fields: ['after'] })
      return c.json(page)
    })
    .get(`${LIST}.csv`, async (c) => {
      const { language, ...filter } = readQuery(c, invitationExport)
      const portalId = c.req.param('portal')
      const exported = await exportedInvitations(portalId, filter, c.get('administrator'))
      const rows = invitationRows(exported, language)
      return csvFile(c, {
        name: `invitations-${portalId}`,
        language,
        heads: invitationHeads(language),
        rows,
      })
    })
    .post(LIST, async (c) => {
      const wanted = await readBody(c, sendInvitations)
      const many = { ...wanted, portalId: c.req.param('portal') }
      const results = await inviteMany(many, c.get('administrator'))
      if (!results) throw new HttpProblem('not_found')
      return c.json({ results })
    })
    .post(`${LIST}/read`, async (c) => {
      const { text } = await readBody(c, readInvitations)
      return c.json(readPeople(text, await units.ofPortal(c.req.param('portal'))))
    })
    .post(`${ONE}/resend`, async (c) => {
      await readBody(c, nothingMore)
      return changed(c, await portalInvitations.resend(actOf(c)))
    })
    .post(`${ONE}/revoke`, async (c) => {
      await readBody(c, nothingMore)
      return changed(c, await portalInvitations.revoke(actOf(c)))
    })
    .post(`${ONE}/correct`, async (c) => {
      const correction = correctionOf(await readBody(c, correctInvitation))
      return changed(c, await portalInvitations.correct(actOf(c), correction))
    })
}

function actOf(c: Context<AppEnv, typeof ONE>): InvitationAct {
  const { portal: portalId, id } = c.req.param()
  return { portalId, id, actor: actorOf({ administrator: c.get('administrator') }) }
}

function changed(c: Context<AppEnv>, answer: InvitationChanged | null) {
  if (!answer) throw new HttpProblem('not_found')
  return c.json(answer)
}

interface GivenNames {
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
}

function correctionOf({
  address,
  firstName,
  lastName,
}: GivenNames & { readonly address: string }): Correction {
  return {
    email: address,
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
  }
}
