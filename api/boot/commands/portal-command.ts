import type { Command } from './command.ts'
import { addPortal, changePortal, publishNotice, replaceContacts } from './portal-changing.ts'
import { listConcerned } from './portal-concerned.ts'
import { listPortals, printSnippets, showPortal } from './portal-reading.ts'
import { makeSecret, revokeSecret } from './portal-secrets.ts'
import { UsageError } from './usage-error.ts'

const VERBS: ReadonlyMap<string, Command> = new Map([
  ['list', listPortals],
  ['show', showPortal],
  ['add', addPortal],
  ['change', changePortal],
  ['concerned', listConcerned],
  ['contacts', replaceContacts],
  ['notice', publishNotice],
  ['secret', makeSecret],
  ['revoke-secret', revokeSecret],
  ['snippet', printSnippets],
])

/** `farstu portal <verb> …` */
export const portal: Command = async ([name = '', ...args], setting) => {
  const verb = VERBS.get(name)
  if (!verb) throw new UsageError(`Say: farstu portal ${[...VERBS.keys()].join('|')} …`)
  await verb(args, setting)
}
