import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import type { Domain } from '../domain/domain.ts'
import { portalDefinition } from '../domain/portals/definition.ts'
import demoPortal from './demo-portal.json' with { type: 'json' }

/**
 * The demo's portal with two units, one invited reporter and an invited owner of the console, made on the first start. The portal's
 * secret goes to a file for the example portal; only its digest is in the database.
 */
export async function seedDemo(domain: Domain, config: Config): Promise<void> {
  const { portalSetup, invitations } = domain
  const hostUrl = `http://localhost:${config.demoPortalPort}`
  const secret = await portalSetup.add(
    portalDefinition.parse({
      ...demoPortal,
      origins: [hostUrl],
      homeUrl: `${hostUrl}/`,
      returnUrls: [`${hostUrl}/session/callback`],
      invitationUrl: `${hostUrl}/invitation`,
    }),
  )
  if (secret === null) {
    say('The demo goes on with the data of its last start; invitations lie in the mailbox.')
    return
  }
  await writeFile(join(config.dataFolder, 'demo-portal-secret'), secret, { mode: 0o600 })
  const invited = await invitations.invite({
    portalId: demoPortal.id,
    email: 'reporter@example.org',
    firstName: 'Robin',
    lastName: 'Exempel',
    language: 'sv',
    inviterName: 'Exempelmyndigheten',
    roles: demoPortal.units.map(({ externalId }) => ({
      unitExternalId: externalId,
      role: 'reporter',
      until: null,
    })),
  })
  if (!invited.ok) throw new Error(`The demo's invitation was refused: ${invited.mistake}`)
  say(`A reporter is invited. The invitation link:\n  ${invited.link}`)
  const owner = await domain.owners.invite({
    email: 'owner@example.org',
    firstName: 'Kim',
    lastName: 'Exempel',
    language: 'sv',
  })
  if (!owner.ok) throw new Error(`The console's invitation was refused: ${owner.mistake}`)
  say(`An owner of the console is invited. The invitation link:\n  ${owner.link}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
