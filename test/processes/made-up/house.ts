/**
 * The house with one method, one journey and one language more: a copy of the sources, the made-up files laid over
 * it, and the lines that registries take. Nothing else is changed, which is what the tests are about.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyCheckout } from '../../../.tooling/our-files.mjs'
import { LANGUAGES_FILE, ROOMS } from '../../../.tooling/words/rooms.mjs'
import { writeWords } from '../../../.tooling/words/write.mjs'
import { LANGUAGES } from '../../../api/contract/plain/languages.ts'

const overlay = fileURLToPath(new URL('house', import.meta.url))

interface Line {
  readonly file: string
  /** A line that stands there today; the new one comes after it. */
  readonly after: string
  readonly line: string
}

/** Every line beyond the made-up folders and their words: some in each registry. */
export const REGISTRY_LINES: readonly Line[] = [
  {
    file: 'api/contract/method-wires.ts',
    after: "import { emailCodeWire } from '../domain/methods/email-code/wire.ts'",
    line: "import { madeUpWire } from '../domain/methods/made-up/wire.ts'",
  },
  {
    file: 'api/contract/method-wires.ts',
    after: "  'email-code': emailCodeWire,",
    line: "  'made-up': madeUpWire,",
  },
  {
    file: 'api/domain/methods/registry.ts',
    after: "import { emailCode } from './email-code/email-code.ts'",
    line: "import { madeUp } from './made-up/made-up.ts'",
  },
  {
    file: 'api/domain/methods/registry.ts',
    after: "  'email-code': emailCode,",
    line: "  'made-up': madeUp,",
  },
  {
    file: 'api/domain/journeys/records/registry.ts',
    after: "import { invitation } from './invitation.ts'",
    line: "import { madeUp } from './made-up.ts'",
  },
  {
    file: 'api/domain/journeys/records/registry.ts',
    after: "  'add-method': addMethod,",
    line: '  agree: madeUp,',
  },
  {
    file: 'api/contract/shared-views.ts',
    after: "    'sign-in',",
    line: "    'agree',",
  },
  {
    file: 'widgets/methods/registry.ts',
    after: "import { emailCode } from './email-code/index.ts'",
    line: "import { madeUp } from './made-up/index.ts'",
  },
  {
    file: 'widgets/methods/registry.ts',
    after: "  'email-code': emailCode,",
    line: "  'made-up': madeUp,",
  },
]

const OF_STEPS = {
  pick: { called: 'Made-up card', line: 'Ten secrets, and another browser that says yes.' },
  'made-up': {
    heading: 'Made up',
    lead: 'Enter the number of your card and one of its secrets.',
    serial: 'Number of the card',
    secret: 'Secret',
    next: 'Ask the other browser',
    waits: 'The other browser is asked: {token}',
    again: 'It has answered',
    other: 'Sign in with an address instead',
  },
  'made-up-enrol': {
    heading: 'Your made-up card',
    lead: 'Number {serial}, secrets {secrets}',
    secret: 'One of the secrets',
    next: 'I have kept it',
  },
}

/** Its words, in every catalogue: they are looked for by their English, whatever the language. */
export const WORDS: readonly Line[] = LANGUAGES.flatMap((language) => [
  {
    file: `widgets/words/${language}.json`,
    after: '{',
    line: `"made-up": ${JSON.stringify(OF_STEPS)},`,
  },
  {
    file: `widgets/words/${language}.json`,
    // Of the step `identify`, the first in the catalogue.
    after: '"methods": {',
    line: '"made-up": "Sign in with a made-up card",',
  },
  {
    file: `widgets/words/${language}.json`,
    after: '"done": {',
    line: '"agree": { "heading": "Agreed", "lead": "You can continue." },',
  },
  {
    file: `widgets/words/${language}.json`,
    after: '"kinds": {',
    line: '"made-up": "made-up card",',
  },
  {
    file: `api/mail/words/${language}.json`,
    after: '"methods": {',
    line: '"made-up": "Made-up card",',
  },
  {
    file: `console/words/${language}.json`,
    after: '"kinds": {',
    line: '"made-up": "Made-up card",',
  },
])

/** Resolves the folder of the copy; the caller removes it. */
export function buildHouse(): string {
  const house = mkdtempSync(join(tmpdir(), 'farstu-made-up-'))
  copyCheckout(house)
  cpSync(overlay, house, { recursive: true })
  rmSync(join(house, 'test/processes'), { recursive: true })
  for (const line of [...REGISTRY_LINES, ...WORDS]) register(house, line)
  addLanguage(house)
  writeWords(`${house}/`)
  return house
}

/** By the steps of `api/guides/words.md`: a line in the list, and a catalogue in each room. */
function addLanguage(house: string): void {
  const list = join(house, LANGUAGES_FILE)
  const known: object = JSON.parse(readFileSync(list, 'utf8'))
  const facts = { locale: 'nn-NO', direction: 'ltr', separator: ';', reviewed: false }
  writeFileSync(list, JSON.stringify({ ...known, nn: facts }))
  for (const { folder } of ROOMS)
    cpSync(join(house, folder, 'en.json'), join(house, folder, 'nn.json'))
}

/** @throws where the line to come after is not there: the registry has changed its shape. */
function register(house: string, { file, after, line }: Line): void {
  const path = join(house, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(after)) throw new Error(`${file} has no line "${after}"`)
  writeFileSync(path, text.replace(after, `${after}\n${line}`))
}
