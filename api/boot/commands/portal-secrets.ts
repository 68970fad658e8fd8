import { BY_OPERATOR } from '../../domain/portals/setup/setup-act.ts'
import type { Command } from './command.ts'
import { settled } from './portal-outcome.ts'
import { UsageError } from './usage-error.ts'

/** `farstu portal secret <id>`: prints it, this once. */
export const makeSecret: Command = async ([id], { say, withDomain }) => {
  if (!id) throw new UsageError('Say: farstu portal secret <id>')
  await withDomain(async ({ portalSetup }) => {
    const secret = settled(await portalSetup.makeSecret(id, BY_OPERATOR))
    say(`A secret of "${id}", shown this once:\n${secret}`)
  })
}

/** `farstu portal revoke-secret <id> <secret-id>`. */
export const revokeSecret: Command = async ([id, secretId], { say, withDomain }) => {
  if (!id || !secretId) throw new UsageError('Say: farstu portal revoke-secret <id> <secret-id>')
  await withDomain(async ({ portalSetup }) => {
    settled(await portalSetup.revokeSecret(id, secretId, BY_OPERATOR))
    say('The secret is revoked: it no longer opens anything.')
  })
}
