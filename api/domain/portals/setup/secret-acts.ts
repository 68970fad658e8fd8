import { MOST_SECRETS } from '../../../contract/plain/portal-limits.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { AuditAct } from '../../audit/audit.ts'
import type { Services } from '../../services.ts'
import { refuse } from '../rules/setup-refusal.ts'
import { newSecret } from '../secret.ts'
import { type By, written } from './setup-act.ts'

/** Makes and revokes what host servers show. */
export function createSecretActs(services: Services) {
  const { store, clock } = services

  const noted = (act: AuditAct, { portalId, id }: { portalId: string; id: string }, by: By) =>
    written(services, { ...by, act, portalId, target: { type: 'portal-secret', id } })

  return {
    /**
     * Resolves the secret, which is shown this once.
     * @throws Refused `not_found`, `two_secrets_live`
     */
    async make(portalId: string, by: By): Promise<string> {
      const { secret, row } = newSecret(services, portalId)
      const made = noted('portal-secret.made', row, by)
      return store.atomically(function* (): Statement<string> {
        if (!(yield* store.portals.lock(portalId))) refuse('not_found')
        // After the lock, which may have been waited for.
        yield* by.actor.confirm()
        const live = yield* store.portals.liveSecrets(portalId)
        if (live.length >= MOST_SECRETS) refuse('two_secrets_live')
        yield* store.portals.addSecret(row)
        yield* made()
        return secret
      })
    },

    /** Stops working at once, be it the last. @throws Refused `not_found` */
    async revoke(portalId: string, id: string, by: By): Promise<void> {
      const revoked = noted('portal-secret.revoked', { portalId, id }, by)
      await store.atomically(function* (): Statement<void> {
        if (!(yield* store.portals.lock(portalId))) refuse('not_found')
        // After the lock, which may have been waited for.
        yield* by.actor.confirm()
        if (!(yield* store.portals.revokeSecret(portalId, id, clock.now()))) refuse('not_found')
        yield* revoked()
      })
    },
  }
}
