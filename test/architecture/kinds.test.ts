/**
 * A kind of method is one folder on the server and one in the widgets. Outside them nobody names a kind
 * or one of its steps, but for the files below: a list of names elsewhere fails open when a kind is added.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../.tooling/our-files.mjs'
import { METHOD_WIRES } from '../../api/contract/method-wires.ts'
import type { MethodWire } from '../../api/contract/step-wire.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ROOMS = ['api', 'console', 'db', 'widgets']

/** Files that may name kinds, each with its reason. */
const NAMING: Readonly<Record<string, string>> = {
  'api/contract/method-wires.ts': 'the registry of what travels',
  'api/contract/openapi/account-operations.ts': 'an example in the published description',
  'api/contract/openapi/widget-operations.ts': 'an example in the published description',
  'api/ports/mail-templates.ts': 'a mail is called as what it brings',
  'api/domain/account/new-address.ts': 'a mail is called as what it brings',
  'api/mail/templates.ts': 'a mail is called as what it brings',
  'api/routes/pages/docs-routes.ts': 'a guide is called as what it is about',
  'console/rooms/portal/rules-section.ts': 'a field of the policy',
  'widgets/elements/recovery-codes-element.ts': 'the element is for that kind',
  'widgets/ui/field-template.ts': 'a type of HTML field',
}

const wires: readonly MethodWire[] = Object.values(METHOD_WIRES)
const steps = wires.flatMap(({ verify, enrol }) => (enrol ? [verify, enrol] : [verify]))
const names = [
  ...new Set([
    ...Object.keys(METHOD_WIRES),
    ...steps.map(({ view }) => view.unwrap().shape.name.value),
  ]),
]
/** In quotes, or as a key; `password` alone is also a field of policies and requests. */
const quoted = `['"\`](${names.join('|')})['"\`]`
const asKey = `(?<![\\w-])(${names.filter(isOurWord).join('|')})['"]?:`
const NAMED = new RegExp(`${quoted}|${asKey}`)

function isOurWord(name: string): boolean {
  return name !== 'password'
}

const isComment = (line: string): boolean => /^\s*(\/?\*|\/\/)/.test(line)

const namedIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter(
      (line) => !isComment(line) && !/^import |^export .* from /.test(line) && NAMED.test(line),
    )

const sources = ROOMS.flatMap((room) =>
  filesIn(room).filter(
    (name) => name.endsWith('.ts') && !/^(api\/domain|widgets)\/methods\//.test(name),
  ),
)
const naming = sources.filter((file) => namedIn(readFileSync(`${root}${file}`, 'utf8')).length > 0)

describe('a kind of method', () => {
  it('is named in its own folders, and in a few files with a reason', () => {
    expect(naming.filter((file) => !(file in NAMING))).toEqual([])
  })

  it('is named in each of those, and they are at most ten', () => {
    expect(Object.keys(NAMING).filter((file) => !naming.includes(file))).toEqual([])
    expect(Object.keys(NAMING).length).toBeLessThanOrEqual(10)
  })

  it.each([
    "if (method.kind === 'totp') return true",
    'const COSTS = { totp: 3 }',
    "steps.set('new-password', rules)",
    'case "email-code":',
  ])('would be found in: %s', (line) => {
    expect(namedIn(line)).toHaveLength(1)
  })

  it('is not found in words about it', () => {
    expect(namedIn(' * As for `totp`: the password was chosen elsewhere.')).toEqual([])
    expect(namedIn("import { FarstuStepTotp } from '../methods/totp/totp-step.ts'")).toEqual([])
  })
})
