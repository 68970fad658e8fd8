import type { PortalSetupView } from '../../contract/console/portal-wire.ts'
import type { PortalSetup } from '../../domain/portals/setup/setup.ts'
import type { Command, Setting } from './command.ts'
import { missingWords } from './missing-words.ts'
import { UsageError } from './usage-error.ts'

/**
 * `farstu portal list`: one line each, in columns separated by tabs. Of portals there are as many as host
 * applications, so their ids are read at once, and the rest one by one.
 */
export const listPortals: Command = (_args, { say, withDomain }) =>
  withDomain(async ({ portalSetup }) => {
    for (const id of await portalSetup.ids()) say(lineOf(await viewOf(portalSetup, id)))
  })

/** `farstu portal show <id>`: a document that `add` and `change` take back. */
export const showPortal: Command = async ([id], { say, remark, withDomain }) => {
  if (!id) throw new UsageError('Say: farstu portal show <id>')
  await withDomain(async ({ portalSetup }) => {
    const document = await portalSetup.document(id)
    if (!document) throw unknown(id)
    say(JSON.stringify(document, null, 2))
    await remarkMissing(portalSetup, id, remark)
  })
}

/** `farstu portal snippet <id>`. */
export const printSnippets: Command = async ([id], { say, withDomain }) => {
  if (!id) throw new UsageError('Say: farstu portal snippet <id>')
  await withDomain(async ({ portalSetup }) => {
    const { embedding, missing } = await viewOf(portalSetup, id)
    say(`The sign-in page:\n\n${embedding.signIn}\n`)
    say(`The page that invitations lead to:\n\n${embedding.invitation}\n`)
    say(`What the Content-Security-Policy of both must allow:\n\n${embedding.policy}\n`)
    say(`The server:\n\n${embedding.server}`)
    const { relatedOrigins: related } = embedding
    if (related) say(`What ${related.address} must answer, for passkeys:\n\n${related.text}\n`)
    for (const one of missing) say(`Note: ${missingWords(one)}.`)
  })
}

/** What our own page cannot do for the portal, beside the result. */
export async function remarkMissing(
  setup: PortalSetup,
  id: string,
  remark: Setting['remark'],
): Promise<void> {
  const { missing } = await viewOf(setup, id)
  for (const one of missing) remark(`Note: ${missingWords(one)}.`)
}

/** @throws UsageError for an unknown portal. */
export async function viewOf(setup: PortalSetup, id: string): Promise<PortalSetupView> {
  const view = await setup.view(id)
  if (!view) throw unknown(id)
  return view
}

function unknown(id: string): UsageError {
  return new UsageError(`There is no portal "${id}"; \`farstu portal list\` names them all`)
}

/** Id, name, origins, live secrets by their ids and days, return addresses, what is missing. */
function lineOf({ id, name, origins, secrets, returnUrls, missing }: PortalSetupView): string {
  const live = secrets.map((secret) => `${secret.id} (${secret.createdAt.slice(0, 10)})`)
  const lacks = missing.map(missingWords).join('; ')
  return [id, name, origins.join(' '), live.join(' '), returnUrls.join(' '), lacks].join('\t')
}
