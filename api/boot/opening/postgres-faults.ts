import { CannotStart } from '../../ports/cannot-start.ts'
import { codeOf, reasonFor, wordsOf } from './fault-codes.ts'

const PASSWORD =
  'it refuses the user or the password. Put right FARSTU_DATABASE_URL; / ? # % @ : in them are written as %2F %3F %23 %25 %40 %3A'
const SILENT = 'it does not answer. See that it runs, and that a firewall lets Farstu through'
const RIGHTS =
  'the user may not do what is needed. Let it make schemas in the database, and tables in "public"'

/** PostgreSQL's own codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Start it, or put right host and port',
  ECONNRESET: 'it closed the connection. Look at its log',
  ENOTFOUND: 'there is no such host. Put right FARSTU_DATABASE_URL',
  EAI_AGAIN: 'the name of the host cannot be looked up now. See to the DNS',
  ETIMEDOUT: SILENT,
  EHOSTUNREACH: SILENT,
  ENETUNREACH: SILENT,
  '28': PASSWORD,
  '3D000': 'there is no such database. Make it (createdb), or put right FARSTU_DATABASE_URL',
  '42501': RIGHTS,
  '53100': 'its disk is full. Make room',
  '53300': 'it has no connection left. Raise max_connections; each process of Farstu takes ten',
  '57P03': 'it is starting or stopping. Try again in a moment',
  '25006': 'it takes no writes: it is a copy that only follows. Name the one that leads',
}

export function postgresFault(fault: unknown, url: string): CannotStart {
  const isSilent = codeOf(fault) === '' && /timeout/i.test(wordsOf(fault))
  const reason = reasonFor(fault, REASONS) ?? (isSilent ? SILENT : wordsOf(fault))
  const words = `PostgreSQL at ${shown(url)} cannot be used: ${reason}.`
  return new CannotStart(words, { cause: fault })
}

/** Without the password. */
function shown(url: string): string {
  if (!URL.canParse(url)) return 'FARSTU_DATABASE_URL'
  const { host, pathname, username } = new URL(url)
  const user = username ? ` as ${decodeURIComponent(username)}` : ''
  return `${host || 'the local socket'}, database "${pathname.slice(1)}"${user},`
}
