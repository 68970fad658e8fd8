import type { InvitationChanged } from '../../contract/console/invitation-wire.ts'
import type { Actor } from '../actor.ts'
import type { Services } from '../services.ts'
import { type Correction, type CorrectMistake, createCorrecting } from './correcting.ts'
import { createInvitationPages } from './invitation-pages.ts'
import { viewsOf } from './listing/invitation-views.ts'
import { createRevoking } from './revoking.ts'
import { createResending, type ResendMistake } from './sending/resending.ts'

/** Which invitation, and who does it. */
export interface InvitationAct {
  readonly portalId: string
  readonly id: string
  readonly actor: Actor
}

type Refused = Extract<InvitationChanged, { readonly ok: false }>
type Done = { readonly ok: true } | ({ readonly ok: false } & (ResendMistake | CorrectMistake))

/** Invitations as seen from one portal: those of another do not exist, and are answered with null. */
export function createPortalInvitations(services: Services) {
  const { store, clock } = services
  const resend = createResending(services)
  const correct = createCorrecting(services)
  const revoke = createRevoking(services)
  const { page } = createInvitationPages(services)

  const isHere = async ({ portalId, id }: InvitationAct): Promise<boolean> => {
    const invitation = await store.run(() => store.invitations.byId(id))
    return invitation?.portalId === portalId
  }

  const asItStands = (id: string): Promise<InvitationChanged> =>
    store.run(function* () {
      const invitation = yield* store.invitations.byId(id)
      const [view] = invitation ? yield* viewsOf(store, [invitation], clock.now()) : []
      return view ? { ok: true, invitation: view } : { ok: false, mistake: 'over' }
    })

  const change = async (
    act: InvitationAct,
    work: () => Promise<Done>,
  ): Promise<InvitationChanged | null> => {
    if (!(await isHere(act))) return null
    const done = await work()
    return done.ok ? asItStands(act.id) : refused(done)
  }

  return {
    page,

    resend: (act: InvitationAct) => change(act, () => resend(act.id, act.actor)),

    correct: (act: InvitationAct, correction: Correction) =>
      change(act, () => correct(act.id, correction, act.actor)),

    revoke: (act: InvitationAct) =>
      change(act, async () =>
        (await revoke(act.id, act.actor))
          ? { ok: true }
          : { ok: false, mistake: 'invitation-revoked' },
      ),
  }
}

function refused(mistake: ResendMistake | CorrectMistake): Refused {
  switch (mistake.mistake) {
    case 'invitation-unknown':
    case 'invitation-complete':
    case 'invitation-revoked':
    case 'roles-run-out':
      return { ok: false, mistake: 'over' }
    default:
      return { ok: false, ...mistake }
  }
}
