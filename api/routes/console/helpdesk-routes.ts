import { type Context, Hono } from 'hono'
import {
  askColleague,
  type CorrectionCodeView,
  correctPerson,
  helpReason,
  issuePass,
  mailCorrectionCode,
  readBack,
  renameTheirs,
  resetMethods,
} from '../../contract/console/helpdesk-wire.ts'
import { nothingMore } from '../../contract/console/invitation-wire.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { Domain } from '../../domain/domain.ts'
import type { AskedAct } from '../../domain/helpdesk/asked-act.ts'
import type { Corrected } from '../../domain/helpdesk/correcting/corrections.ts'
import type { Act } from '../../domain/rights/person-act.ts'
import { MINUTE } from '../../domain/values/time.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'

const PERSON = '/portals/:portal/people/:id'

/** What the helpdesk does: who is calling, what is taken away, and what is given. */
export function helpdeskRoutes({ helpdesk, people }: Pick<Domain, 'helpdesk' | 'people'>) {
  const personOf = async (c: Context<AppEnv>) => {
    const view = await people.view(actOf(c))
    if (!view) throw new HttpProblem('not_found')
    return view
  }

  const changed = async (c: Context<AppEnv>, code: ErrorCode | null) => {
    if (code) refuse(code)
    return c.json(await personOf(c))
  }

  const helped = async (c: Context<AppEnv>, done: Corrected) => {
    if (!done.ok) return refuse(done.code, done)
    const { isWaiting, pass } = done
    return c.json({ person: await personOf(c), isWaiting, pass })
  }

  const onMethod = async (c: Context<AppEnv>, act: 'suspend' | 'remove' | 'give-back') => {
    const why = await readBody(c, helpReason)
    const asked: AskedAct = { act, method: c.req.param('method') ?? '' }
    return helpdesk.act(actOf(c), { asked, ...why })
  }

  const decided = async (c: Context<AppEnv>) => {
    await readBody(c, nothingMore)
    return { ...actOf(c), actId: c.req.param('act') ?? '' }
  }

  return new Hono<AppEnv>()
    .post(`${PERSON}/methods/:method/suspend`, async (c) => {
      const done = await onMethod(c, 'suspend')
      return changed(c, done.ok ? null : done.code)
    })
    .post(`${PERSON}/methods/:method/remove`, async (c) => {
      const done = await onMethod(c, 'remove')
      return changed(c, done.ok ? null : done.code)
    })
    .post(`${PERSON}/methods/:method/rename`, async (c) => {
      const { reason, ticket, name } = await readBody(c, renameTheirs)
      const asked: AskedAct = { act: 'rename', method: c.req.param('method') ?? '', name }
      const done = await helpdesk.act(actOf(c), { asked, reason, ticket })
      if (!done.ok && done.code === 'invalid_input') refuse(done.code, { fields: ['name'] })
      return changed(c, done.ok ? null : done.code)
    })
    .post(`${PERSON}/methods/:method/give-back`, async (c) =>
      helped(c, await onMethod(c, 'give-back')),
    )
    .post(`${PERSON}/caller/mail`, async (c) => {
      await readBody(c, nothingMore)
      return changed(c, await helpdesk.mailCode(actOf(c)))
    })
    .post(`${PERSON}/caller/colleague`, async (c) => {
      const { address } = await readBody(c, askColleague)
      return changed(c, await helpdesk.colleague.ask(actOf(c), address))
    })
    .post(`${PERSON}/caller/verify`, async (c) => {
      const { code } = await readBody(c, readBack)
      const refused = await helpdesk.verify(actOf(c), code)
      if (!refused) return changed(c, null)
      const { code: why, ...more } = refused
      throw new HttpProblem(why, more)
    })
    .post(`${PERSON}/reset`, async (c) => {
      const { reason, ticket, ...how } = await readBody(c, resetMethods)
      const asked: AskedAct = { act: 'reset', ...how }
      return helped(c, await helpdesk.act(actOf(c), { asked, reason, ticket }))
    })
    .post(`${PERSON}/freeze`, async (c) => {
      const why = await readBody(c, helpReason)
      const done = await helpdesk.act(actOf(c), { asked: { act: 'freeze' }, ...why })
      return changed(c, done.ok ? null : done.code)
    })
    .post(`${PERSON}/unfreeze`, async (c) => {
      const why = await readBody(c, helpReason)
      return helped(c, await helpdesk.act(actOf(c), { asked: { act: 'unfreeze' }, ...why }))
    })
    .post(`${PERSON}/correct`, async (c) => {
      const { reason, ticket, ...typed } = await readBody(c, correctPerson)
      return helped(c, await helpdesk.correct(actOf(c), typed, { reason, ticket }))
    })
    .post(`${PERSON}/correct/address-code`, async (c) => {
      const { address } = await readBody(c, mailCorrectionCode)
      const mailed = await helpdesk.mailCorrectionCode(actOf(c), address)
      if (!mailed.ok) return refuse(mailed.code, mailed)
      const { reference, lastsMs } = mailed
      return c.json<CorrectionCodeView>({ reference, lastsMinutes: lastsMs / MINUTE })
    })
    .post(`${PERSON}/pass`, async (c) => {
      const { reason, ticket, withoutPassword } = await readBody(c, issuePass)
      const asked: AskedAct = { act: 'pass', withoutPassword }
      return helped(c, await helpdesk.act(actOf(c), { asked, reason, ticket }))
    })
    .post(`${PERSON}/pass/revoke`, async (c) => {
      await readBody(c, nothingMore)
      return changed(c, await helpdesk.revokePass(actOf(c)))
    })
    .post(`${PERSON}/helpdesk/:act/approve`, async (c) =>
      changed(c, await helpdesk.approve(await decided(c))),
    )
    .post(`${PERSON}/helpdesk/:act/refuse`, async (c) =>
      changed(c, await helpdesk.refuse(await decided(c))),
    )
    .post(`${PERSON}/helpdesk/:act/carry-out`, async (c) =>
      helped(c, await helpdesk.carryOut(await decided(c))),
    )
    .get('/helpdesk/handed-over', async (c) =>
      c.json(await helpdesk.handedOver(c.get('administrator'))),
    )
    .get('/portals/:portal/helpdesk', async (c) =>
      c.json(await helpdesk.waiting(c.get('administrator'), actOf(c).portalId)),
    )
}

/** What goes with a refusal, where anything does. */
interface Told {
  readonly fields?: readonly string[]
  readonly retryAfterSeconds?: number
}

function refuse(code: ErrorCode, { fields, retryAfterSeconds }: Told = {}): never {
  throw new HttpProblem(code, {
    ...(code === 'invalid_input' ? { fields: fields ?? ['method'] } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
}

function actOf(c: Context<AppEnv>): Act {
  const [portalId, personId] = [c.req.param('portal') ?? '', c.req.param('id') ?? '']
  return { administrator: c.get('administrator'), portalId, personId }
}
