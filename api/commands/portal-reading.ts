import type { PortalGap, PortalSetupView } from '../contract/console/portals.ts'
import type { PortalSetup } from '../domain/portals/setup.ts'
import type { Command } from './command.ts'
import { UsageError } from './usage-error.ts'

/** `farstu portal list`: one line each, in columns separated by tabs. */
export const listPortals: Command = (_args, { say, withDomain }) =>
  withDomain(async ({ portalSetup }) => {
    for (const id of await portalSetup.ids()) say(lineOf(await viewOf(portalSetup, id)))
  })

/** `farstu portal show <id>`: a document that `add` and `change` take back. */
export const showPortal: Command = async ([id], { say, withDomain }) => {
  if (!id) throw new UsageError('Say: farstu portal show <id>')
  await withDomain(async ({ portalSetup }) => {
    const document = await portalSetup.document(id)
    if (!document) throw unknown(id)
    say(JSON.stringify(document, null, 2))
  })
}

/** `farstu portal snippet <id>`. */
export const printSnippets: Command = async ([id], { say, withDomain }) => {
  if (!id) throw new UsageError('Say: farstu portal snippet <id>')
  await withDomain(async ({ portalSetup }) => {
    const { embedding, gaps } = await viewOf(portalSetup, id)
    say(`The sign-in page:\n\n${embedding.signIn}\n`)
    say(`The page that invitations lead to:\n\n${embedding.invitation}\n`)
    say(`What the Content-Security-Policy of both must allow:\n\n${embedding.policy}\n`)
    say(`The server:\n\n${embedding.server}`)
    for (const gap of gaps) say(`Missing: ${GAPS[gap]}`)
  })
}

/** Whoever has just added or changed a portal hears what it still lacks. */
export async function sayGaps(say: (text: string) => void, setup: PortalSetup, id: string) {
  const { gaps } = await viewOf(setup, id)
  for (const gap of gaps) say(`Missing: ${GAPS[gap]}`)
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

/** What is missing, in words for whoever looks after the portal. */
const GAPS: Readonly<Record<PortalGap, string>> = {
  'no-return': 'no return address (returnUrls), so our own pages lead nobody back with a result',
  'return-elsewhere': 'the origin of a return address (returnUrls), so it is not led to',
}

/** Id, name, origins, live secrets by their ids and days, what is missing. */
function lineOf({ id, name, origins, secrets, gaps }: PortalSetupView): string {
  const live = secrets.map((secret) => `${secret.id} (${secret.createdAt.slice(0, 10)})`)
  const missing = gaps.map((gap) => `missing: ${GAPS[gap]}`)
  return [id, name, origins.join(' '), live.join(' '), ...missing].join('\t')
}
