import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { ChangePortal } from '../../../contract/console/portal-wire.ts'
import { definedBeside } from '../definition.ts'
import type { PortalDocument } from '../portal-document.ts'
import { type GivenSettings, givenSettings } from '../rules/rules.ts'
import { type Mistake, readGiven, refuseMistakes } from '../rules/setup-refusal.ts'

const part = z.record(z.string(), z.unknown())
/** Policy and branding are read when they are whole. */
const changedDocument = givenSettings.extend(definedBeside.shape).extend({
  version: z.int().min(1).optional(),
  policy: part.optional(),
  branding: part.optional(),
})

/** What takes another command, and which. */
const BESIDE = {
  id: 'stays for ever',
  units: 'differ: units are imported in the console',
  helpContacts: 'differ: farstu portal contacts replaces them',
  notices: 'differ from what is published: farstu portal notice publishes',
} as const

/**
 * The change that makes a portal like a document, in which anything may be left out.
 * @param current the portal as it is
 * @throws Refused `invalid_input`
 */
export function changeByDocument(
  given: unknown,
  current: PortalDocument,
): ChangePortal & GivenSettings {
  const { id, units, helpContacts, notices, ...to } = readGiven(changedDocument, given)
  refuseMistakes(differences({ id, units, helpContacts, notices }, current))
  const { policy, branding, version = current.version, ...settings } = to
  const whole = readGiven(givenSettings, {
    ...settings,
    policy: { ...current.policy, ...policy },
    branding: { ...current.branding, ...branding },
  })
  return { version, ...whole }
}

/** A language without contacts may be left out. */
function isAlike(name: keyof typeof BESIDE, given: unknown, current: unknown): boolean {
  const kept = name === 'helpContacts' ? withoutEmpty : (value: unknown) => value
  return isDeepStrictEqual(kept(given), kept(current))
}

function withoutEmpty(lists: unknown): unknown {
  const named = Object.entries(lists ?? {})
  return Object.fromEntries(named.filter(([, list]) => Array.isArray(list) && list.length > 0))
}

type Beside = z.infer<typeof definedBeside>

function differences(given: Beside, current: PortalDocument): readonly Mistake[] {
  const names = Object.keys(BESIDE) as (keyof typeof BESIDE)[]
  return names
    .filter((name) => given[name] !== undefined && !isAlike(name, given[name], current[name]))
    .map((name) => ({ path: name, why: BESIDE[name] }))
}
