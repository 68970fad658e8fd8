import { z } from 'zod'
import { cleanName, cleanText, nameKey } from '../../../contract/plain/clean-text.ts'
import { PLAIN_NAME } from '../../../contract/plain/ids.ts'
import { LANGUAGES, type Language } from '../../../contract/plain/languages.ts'
import {
  LONGEST_EXTERNAL_ID,
  LONGEST_LINE,
  LONGEST_PASTED,
  LONGEST_REASON,
  LONGEST_ROLE,
  LONGEST_SECTION,
  LONGEST_WEB_ADDRESS,
  SHORTEST_REASON,
} from '../../../contract/plain/lengths.ts'
import {
  MOST_CONTACTS,
  MOST_ORIGINS,
  MOST_RETURN_URLS,
  MOST_SECTIONS,
} from '../../../contract/plain/portal-limits.ts'
import { MOST_PORTAL_ROLES, ROLE_SCOPES, roleName } from '../../../contract/plain/portal-roles.ts'
import {
  domainName,
  invitationAddress,
  originAddress,
  webAddress,
} from '../../../contract/plain/web-addresses.ts'
import { rolesWordsIn } from '../../../contract/plain/words/generated/roles.ts'
import { policySchema } from '../../policy/portal-policy.ts'
import { parseAddress } from '../../values/address.ts'
import { accentOn } from '../branding.ts'

/** What `read` makes of the text that was typed; a mistake where it makes null. */
const readBy = (read: (typed: string) => string | null, why: string, most = LONGEST_WEB_ADDRESS) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((typed, context): string => {
      const value = read(typed)
      if (value === null) context.addIssue({ code: 'custom', message: why })
      return value ?? ''
    })
    .pipe(z.string().max(LONGEST_WEB_ADDRESS))

const lineOf = (least: number, most: number) =>
  z.string().transform(cleanName).pipe(z.string().min(least).max(most))

export const line = lineOf(1, LONGEST_LINE)
/** Of a unit, in the host's register: whoever is invited there is invited by it. */
export const externalId = lineOf(1, LONGEST_EXTERNAL_ID)
/** Why something unusual was done, in whole words. */
export const reason = lineOf(SHORTEST_REASON, LONGEST_REASON)
/** Part of addresses and requests. */
export const plainName = z
  .string()
  .regex(PLAIN_NAME, 'must be 1 to 32 lower-case letters, digits and hyphens')
const language = z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`)

const WEB_ADDRESS = 'must be an address that begins with https://'
const home = readBy(webAddress, WEB_ADDRESS)
const accent = (surface: 'light' | 'dark') =>
  readBy(
    (typed) => accentOn(surface, typed),
    `must be #rrggbb, with a contrast of 4.5:1 to the ${surface} page`,
  )

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

export const branding = z.strictObject({
  authority: line.nullable().default(null),
  accent: accent('light').nullable().default(null),
  accentDark: accent('dark').nullable().default(null),
})

const role = z.strictObject({
  // At the command line the sign parts it from its unit.
  id: lineOf(1, LONGEST_ROLE).pipe(z.string().regex(/^[^@]+$/, 'must have no @')),
  scope: z.enum(ROLE_SCOPES).default('either'),
  names: z.partialRecord(language, line).default({}),
  about: z.partialRecord(language, line).default({}),
})
const roles = z.array(role).min(1).max(MOST_PORTAL_ROLES).superRefine(refuseAlike)

/** What of a portal can be changed, as it is kept. */
export const settings = z.strictObject({
  name: line,
  origins: z
    .array(
      readBy(originAddress, 'must be an origin such as https://portal.example.org, without a path'),
    )
    .min(1)
    .max(MOST_ORIGINS)
    .transform(unique),
  homeUrl: home,
  returnUrls: z.array(home).max(MOST_RETURN_URLS).transform(unique),
  invitationUrl: readBy(invitationAddress, `${WEB_ADDRESS}, without a fragment`).nullable(),
  rpId: readBy(domainName, 'must be a domain such as example.org').nullable(),
  languages: z.array(language).min(1).transform(unique),
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone'),
  roles,
  policy: policySchema,
  branding,
})
/** Some of them. */
export const givenSettings = settings.partial()
export type GivenSettings = z.infer<typeof givenSettings>

const absent = <T extends z.ZodType>(value: T) => value.nullable().default(null)

const contact = z.strictObject({
  label: line,
  telephone: absent(line),
  hours: absent(line),
  mail: absent(
    readBy(
      (typed) => parseAddress(typed)?.email ?? null,
      'must be an e-mail address',
      LONGEST_PASTED,
    ),
  ),
  url: absent(home),
})
export const contacts = z.partialRecord(language, z.array(contact).max(MOST_CONTACTS))
export type Contacts = z.infer<typeof contacts>
export const givenContacts = z.strictObject({ contacts })

const body = z.string().transform(cleanText).pipe(z.string().min(1).max(LONGEST_SECTION))
const noticeText = z.strictObject({
  title: line,
  sections: z
    .array(z.strictObject({ heading: line, body }))
    .min(1)
    .max(MOST_SECTIONS),
})
/** The texts of one version, by language. */
export const noticeTexts = z.partialRecord(language, noticeText)
export type NoticeTexts = z.infer<typeof noticeTexts>
export const givenNotice = z.strictObject({
  document: plainName,
  material: z.boolean(),
  texts: noticeTexts,
})

/** People are told a role by its name, and a list names it so: no two are called alike in a language. */
function refuseAlike(roles: readonly z.infer<typeof role>[], context: z.RefinementCtx): void {
  for (const [at, each] of roles.entries()) {
    const earlier = roles.slice(0, at)
    const tag = LANGUAGES.find((one) =>
      earlier.some((other) => called(other, one) === called(each, one)),
    )
    if (tag === undefined) continue
    const path = each.names[tag] === undefined ? [at, 'id'] : [at, 'names', tag]
    context.addIssue({ code: 'custom', path, message: 'is what another role is called' })
  }
}

function called({ id, names }: z.infer<typeof role>, language: Language): string {
  return nameKey(roleName(id, rolesWordsIn[language].names, names[language]).normalize('NFKC'))
}

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/i.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
