import type { PublishNotice, ReplaceContacts } from '../../contract/console/portal-wire.ts'
import { BY_OPERATOR } from '../../domain/portals/setup/setup-act.ts'
import type { Command } from './command.ts'
import { readJsonFile } from './json-file.ts'
import { readOptions, text } from './options.ts'
import { settled } from './portal-outcome.ts'
import { remarkMissing, viewOf } from './portal-reading.ts'
import { UsageError } from './usage-error.ts'

/** Lets a policy through that locks people out, not one under which nobody gets in. */
const GOES_ON = 'although-people-are-concerned'
/** Lets the console demand keys although no owner has one. */
const LEAVES_NOBODY = 'although-no-owner-can-act'
const CHANGE_USAGE = `Say: farstu portal change <id> <file> [--reason <why>] [--${GOES_ON}] [--${LEAVES_NOBODY}]`

/** `farstu portal add <file> [--reason …]`: prints the portal's secret, this once. */
export const addPortal: Command = async ([file, ...options], { say, remark, withDomain }) => {
  if (!file) throw new UsageError('Say: farstu portal add <file> [--reason <why>]')
  const asked = { definition: await readJsonFile(file), reason: reasonIn(options) }
  await withDomain(async ({ portalSetup }) => {
    const { id, secret } = settled(await portalSetup.addAsked(asked, BY_OPERATOR))
    say(`Portal "${id}" added. Its secret, shown this once:\n${secret}`)
    await remarkMissing(portalSetup, id, remark)
  })
}

/** `farstu portal change <id> <file> [--reason …] [--although-people-are-concerned] [--although-no-owner-can-act]`. */
export const changePortal: Command = async (
  [id, file, ...options],
  { say, remark, withDomain },
) => {
  if (!id || !file) throw new UsageError(CHANGE_USAGE)
  const { reason, ...flags } = readOptions(options, {
    options: {
      reason: text,
      [GOES_ON]: { type: 'boolean' },
      [LEAVES_NOBODY]: { type: 'boolean' },
    },
  }).values
  const although = { goesOn: flags[GOES_ON] === true, leavesNobody: flags[LEAVES_NOBODY] === true }
  const asked = { definition: await readJsonFile(file), reason, ...although }
  await withDomain(async ({ portalSetup }) => {
    settled(await portalSetup.changeTo(id, asked, BY_OPERATOR))
    say(`Portal "${id}" is as the file says.`)
    await remarkMissing(portalSetup, id, remark)
  })
}

/** `farstu portal contacts <id> <file>`: contacts by language, all of them. */
export const replaceContacts: Command = async ([id, file], { say, withDomain }) => {
  if (!id || !file) throw new UsageError('Say: farstu portal contacts <id> <file>')
  const contacts = (await readJsonFile(file)) as ReplaceContacts['contacts']
  await withDomain(async ({ portalSetup }) => {
    const { version } = await viewOf(portalSetup, id)
    settled(await portalSetup.replaceContacts(id, { version, contacts }, BY_OPERATOR))
    say('The help contacts are replaced.')
  })
}

/** `farstu portal notice <id> <document> <file>`: publishes what follows the newest version. */
export const publishNotice: Command = async ([id, document, file], { say, withDomain }) => {
  if (!id || !document || !file)
    throw new UsageError('Say: farstu portal notice <id> <document> <file>')
  const notice = (await readJsonFile(file)) as Pick<PublishNotice, 'material' | 'texts'>
  await withDomain(async ({ portalSetup }) => {
    const { notices } = await viewOf(portalSetup, id)
    const known = notices.find((one) => one.document === document)
    const after = known?.versions[0]?.version ?? 0
    settled(await portalSetup.publish(id, { ...notice, document, after }, BY_OPERATOR))
    say(`Version ${after + 1} of "${document}" is published.`)
  })
}

function reasonIn(options: readonly string[]): string | undefined {
  return readOptions(options, { options: { reason: text } }).values.reason
}
