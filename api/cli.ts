import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openStore } from '../db/open-store.ts'
import { systemRandom } from './adapters/system-random.ts'
import { compose } from './compose.ts'
import { ConfigMistakes, parseConfig } from './config.ts'
import { demoKeys } from './demo/keys.ts'
import { createDomain, type Domain } from './domain/domain.ts'
import type { InviteMistake, RoleRequest } from './domain/invitations.ts'
import { portalDefinition } from './domain/portal-setup.ts'
import { makeKeys } from './keys.ts'
import { start } from './start.ts'

const HELP = `farstu <command>

  start                 run the server (production; reads the environment)
  migrate               bring the database up to date and stop
  keys                  print new keys for the environment
  portal add <file>     add a portal from a JSON file; prints its secret once
  invite                invite a person to a portal:
    --portal <id> --email <address> --first-name <name> --last-name <name>
    --role <role>[@<unit's external id>]   once or more
    --by <who invites> [--language sv|en] [--days <1-366, default 30>]
  invitations <portal>  list a portal's invitations and how far they have come
  revoke <id>           end an invitation that is not complete
  help                  this text

The environment is explained in .env.example.
`

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const DAY = 24 * 3_600_000

type Command = (args: readonly string[]) => Promise<void>

/** Says what is wrong and how to do it right; nothing was changed. */
class UsageError extends Error {}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: () => start(process.env, root),
  migrate: async () => {
    await withDomain(async () => {})
    say('The database is up to date.')
  },
  keys: async () => {
    const { sealing, digest } = makeKeys(systemRandom)
    say(`FARSTU_SEALING_KEYS=${sealing}\nFARSTU_DIGEST_KEY=${digest}`)
  },
  portal: async ([verb, file]) => {
    if (verb !== 'add' || !file) throw new UsageError('Say: farstu portal add <file>')
    const definition = portalDefinition.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (!definition.success)
      throw new UsageError(
        definition.error.issues
          .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
          .join('\n'),
      )
    await withDomain(async ({ portalSetup }) => {
      const secret = await portalSetup.add(definition.data)
      if (secret === null) throw new UsageError(`There is a portal "${definition.data.id}" already`)
      say(`Portal "${definition.data.id}" added. Its secret, shown this once:\n${secret}`)
    })
  },
  invite: (args) => withDomain((domain) => invite(domain, args)),
  invitations: async ([portal]) => {
    if (!portal) throw new UsageError('Say: farstu invitations <portal>')
    await withDomain(async ({ invitations }) => {
      for (const { id, email, state, expiresAt } of await invitations.list(portal)) {
        const isOver = expiresAt <= Date.now() && state !== 'complete' && state !== 'revoked'
        say(
          [
            id,
            isOver ? 'expired' : state,
            new Date(expiresAt).toISOString().slice(0, 10),
            email,
          ].join('\t'),
        )
      }
    })
  },
  revoke: async ([id]) => {
    if (!id) throw new UsageError('Say: farstu revoke <id>')
    await withDomain(async ({ invitations }) => {
      say(
        (await invitations.revoke(id))
          ? 'The invitation is revoked.'
          : 'There is no such invitation to revoke.',
      )
    })
  },
  help: async () => say(HELP),
}

async function invite({ invitations }: Domain, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      portal: { type: 'string' },
      email: { type: 'string' },
      'first-name': { type: 'string' },
      'last-name': { type: 'string' },
      role: { type: 'string', multiple: true },
      by: { type: 'string' },
      language: { type: 'string' },
      days: { type: 'string', default: '30' },
    },
  })
  const { portal = '', email = '', by = '', language } = values
  const invited = await invitations.invite({
    portalId: portal,
    email,
    firstName: values['first-name'] ?? '',
    lastName: values['last-name'] ?? '',
    inviterName: by || portal,
    roles: (values.role ?? []).map(roleOf),
    lifetimeMs: Number(values.days) * DAY,
    ...(language === undefined ? {} : { language }),
  })
  if (!invited.ok) throw new UsageError(wordsFor(invited))
  say(`Invited. The mail is on its way; the link is:\n${invited.link}`)
}

/** `reporter@0001` is a role in one unit, `reporter` one in the whole portal. */
function roleOf(text: string): RoleRequest {
  const [role = '', unit] = text.split('@')
  return { role, unitExternalId: unit ?? null, until: null }
}

function wordsFor(mistake: InviteMistake): string {
  switch (mistake.mistake) {
    case 'portal-unknown':
      return 'There is no such portal; name one with --portal'
    case 'address-invalid':
      return 'That is no e-mail address; give one with --email'
    case 'name-missing':
      return 'Give --first-name and --last-name'
    case 'roles-missing':
      return 'Give at least one --role, such as reporter@0001'
    case 'language-not-offered':
      return `The portal is not offered in that language; it has ${mistake.offered.join(', ')}`
    case 'unit-unknown':
      return `The portal has no unit "${mistake.unitExternalId}"`
    case 'lifetime-invalid':
      return '--days must be between 1 and 366'
  }
}

/** Opens what the server would open, and closes it again. */
async function withDomain(work: (domain: Domain) => Promise<void>): Promise<void> {
  const config = parseConfig(process.env)
  const keys = config.keys ?? (await demoKeys(config.dataFolder))
  const store = await openStore({
    url: config.databaseUrl,
    migrationsRoot: join(root, 'db'),
    migrate: true,
  })
  try {
    await work(createDomain(compose(config, keys, store).services))
  } finally {
    await store.close()
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

const [name = 'help', ...args] = process.argv.slice(2)
const command = COMMANDS[name]
if (!command) {
  process.stderr.write(`There is no command "${name}".\n\n${HELP}`)
  process.exitCode = 2
} else {
  command(args).catch((fault: unknown) => {
    const isExplained = fault instanceof UsageError || fault instanceof ConfigMistakes
    process.stderr.write(
      `${fault instanceof Error ? (isExplained ? fault.message : `${fault.name}: ${fault.message}`) : String(fault)}\n`,
    )
    process.exitCode = isExplained ? 2 : 1
  })
}
