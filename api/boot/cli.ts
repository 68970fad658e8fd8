#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../adapters/system-clock.ts'
import { systemRandom } from '../adapters/system-random.ts'
import { ConfigMistakes, parseConfig } from '../config/config.ts'
import type { Environment } from '../config/env-reader.ts'
import { makeKeys } from '../config/key-ring.ts'
import { FEWEST_DAYS, MOST_DAYS, USUAL_DAYS } from '../contract/plain/invitation-states.ts'
import { LANGUAGES } from '../contract/plain/languages.ts'
import { demoKeys, demoKeysFile } from '../demo/demo-keys.ts'
import { createDomain } from '../domain/domain.ts'
import type { Services } from '../domain/services.ts'
import { CannotStart } from '../ports/cannot-start.ts'
import { backup } from './commands/backup-command.ts'
import { colleague } from './commands/colleague-command.ts'
import type { Command, Setting } from './commands/command.ts'
import { invitations, revoke } from './commands/invitations-command.ts'
import { invite } from './commands/invite-command.ts'
import { owner } from './commands/owner-command.ts'
import { person } from './commands/person-command.ts'
import { portal } from './commands/portal-command.ts'
import { correct, resend } from './commands/resend-command.ts'
import { restore } from './commands/restore-command.ts'
import { UsageError } from './commands/usage-error.ts'
import { compose } from './compose.ts'
import type { Installation } from './installation.ts'
import { openDatabase } from './opening/open-database.ts'
import { refold } from './opening/refolding.ts'
import { readyProcess } from './ready-process.ts'
import { start } from './start.ts'

const HELP = `farstu <command>

  start                 run the server (production; reads the environment)
  migrate               bring the database up to date and stop
  keys                  print new keys for the environment
  backup <file>         copy the database into a new file while the server runs (SQLite)
  restore [<copy>]      put a copy in the place of the database, with nothing alive in it that was
    [--journal <file>]… used, ended or taken since; on PostgreSQL after pg_restore, without <copy>
    [--without-journal]
  portal list           portals: id, name, origins, since when each secret is live, return addresses,
                        and what is missing
  portal show <id>      print a portal as the document that add and change read
  portal add <file>     add a portal from a JSON file; prints its secret once
  portal change <id> <file>              make its settings like the file's; what is left out stays
    [--reason <why>]    (add, too) where the password alone is to open it
    [--although-people-are-concerned]    where its policy locks people out, or has sessions end
  portal concerned <id> <file>           print whom that policy would concern, as CSV; changes nothing
  portal contacts <id> <file>            replace whom people are told to ask, by language
  portal notice <id> <document> <file>   publish the next version: { material, texts }
  portal secret <id>    make another secret, two at most; prints it once
  portal revoke-secret <id> <secret-id>  end one, at once
  portal snippet <id>   print what the host's pages and server are to hold
  owner invite          invite an owner to the console; makes the console at first
    --email <address> [--first-name <name>] [--last-name <name>] [--language ${LANGUAGES.join('|')}]
  colleague list        who works in the console: address, name, roles
  colleague end --email <address>        end all that they may there, at once
  person show --email <address>          number and its age, roles, ways to verify with their ids, what was done
  person suspend|remove|give-back --email <address> --method <id> --reason <why>
  person reset --email <address> --reason <why> [--phone] [--paper-gone]
  person pass --email <address> --reason <why> [--without-password]   for one hour, once
  person name --email <address> --reason <why> [--first-name <name>] [--last-name <name>]
  person phone --email <address> --reason <why> --telephone <number, its country first; '' for none>
  person address --email <address> --reason <why> --new-email <address> --again <address>
  invite                invite a person to a portal:
    --portal <id> --email <address> [--first-name <name>] [--last-name <name>], one at least
    --role <role>@<unit's external id>, --whole-portal <role>   once or more; those of portal show
    [--telephone <number>] [--by <who invites>] [--by-email <where they are told of requests>]
    [--language ${LANGUAGES.join('|')}] [--days <${FEWEST_DAYS}-${MOST_DAYS}, default ${USUAL_DAYS}>]
  resend <id>           send an invitation again by a new link; one that expired begins anew
  correct <id>          send an invitation to another address, until the mailbox is proven:
    --email <address> [--first-name <name>] [--last-name <name>]
  invitations <portal>  list a portal's invitations: how far they and their letters have come,
                        requests for a new link, refusals and whom they propose
  revoke <id>           end an invitation that is not complete
  help                  this text

The environment is explained in .env.example. Beside a running "npm start" the commands
work on the demo's data.
`

/** The package's own folder: this file is bundled to `dist/api/`. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const COMMANDS: Readonly<Record<string, Command>> = {
  // Production, whatever the environment says: the demo is `npm start` alone.
  start: () => start({ ...process.env, FARSTU_MODE: undefined }, root),
  migrate: async (_args, { say }) => {
    await withServices(async ({ store }) => void (await refold(store)))
    say('The database is up to date.')
  },
  keys: async (_args, { say }) => {
    const { sealing, digest } = makeKeys(systemRandom)
    say(`FARSTU_SEALING_KEYS=${sealing}\nFARSTU_DIGEST_KEY=${digest}`)
  },
  backup: backup(installation),
  restore: restore(installation),
  portal,
  owner,
  colleague,
  person,
  invite,
  resend,
  correct,
  invitations,
  revoke,
  help: async (_args, { say }) => say(HELP),
}

const setting: Setting = {
  say: (text) => void process.stdout.write(`${text}\n`),
  remark: (text) => void process.stderr.write(`${text}\n`),
  now: () => systemClock.now(),
  withDomain: (work) => withServices((services) => work(createDomain(services))),
}

/** Opens what the server would open, and closes it again. */
async function withServices(work: (services: Services) => Promise<void>): Promise<void> {
  const { config, keys, migrationsRoot } = await installation()
  const store = await openDatabase(config, keys, migrationsRoot)
  try {
    await work(compose(config, keys, store).services)
  } finally {
    await store.close()
  }
}

async function installation(): Promise<Installation> {
  const config = parseConfig(withDemo(process.env))
  const keys = config.keys ?? (await demoKeys(config.dataFolder))
  return { config, keys, migrationsRoot: join(root, 'db') }
}

/** A data folder that holds the demo's keys is worked on as the demo's; `start` never is. */
function withDemo(env: Environment): Environment {
  const isDemo =
    !env.FARSTU_SEALING_KEYS && existsSync(demoKeysFile(env.FARSTU_DATA_DIR ?? '.farstu'))
  return isDemo ? { ...env, FARSTU_MODE: 'demo' } : env
}

async function runCommand(name: string, args: readonly string[]): Promise<void> {
  readyProcess()
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new UsageError(`There is no command "${name}".\n\n${HELP}`)
  await command(args, setting)
}

// Whoever reads has read enough (`farstu invitations demo | head`): nothing is wrong.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
})
const [name = 'help', ...args] = process.argv.slice(2)
runCommand(name, args).catch((fault: unknown) => {
  const isMistaken = fault instanceof UsageError || fault instanceof ConfigMistakes
  const isExplained = isMistaken || fault instanceof CannotStart
  process.stderr.write(`${isExplained ? fault.message : String(fault)}\n`)
  process.exitCode = isMistaken ? 2 : 1
})
