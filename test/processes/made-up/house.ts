/**
 * The house with one method and one journey more: a copy of the sources, the made-up files laid over
 * it, and the lines that registries take. Nothing else is changed, which is what the tests are about.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyCheckout } from '../../../.tooling/our-files.mjs'

const overlay = fileURLToPath(new URL('house', import.meta.url))

interface Line {
  readonly file: string
  /** A line that stands there today; the new one comes after it. */
  readonly after: string
  readonly line: string
}

/** Every line beyond the made-up folders: one in each registry, and its words. */
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
    after: "  .enum(['sign-in',",
    line: "'agree',",
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
  {
    file: 'widgets/steps/identify/words.en.ts',
    after: '  methods: {',
    line: "    'made-up': 'Sign in with a made-up card',",
  },
  {
    file: 'widgets/steps/identify/words.sv.ts',
    after: '  methods: {',
    line: "    'made-up': 'Logga in med ett påhittat kort',",
  },
  {
    file: 'api/mail/words.en.ts',
    after: '  methods: {',
    line: "    'made-up': 'Made-up card',",
  },
  {
    file: 'api/mail/words.sv.ts',
    after: '  methods: {',
    line: "    'made-up': 'Påhittat kort',",
  },
  {
    file: 'console/words/methods.en.ts',
    after: 'export const methods: Readonly<Record<MethodKind, string>> = {',
    line: "  'made-up': 'Made-up card',",
  },
  {
    file: 'console/words/methods.sv.ts',
    after: 'export const methods: Readonly<Record<MethodKind, string>> = {',
    line: "  'made-up': 'Påhittat kort',",
  },
]

/** Resolves the folder of the copy; the caller removes it. */
export function buildHouse(): string {
  const house = mkdtempSync(join(tmpdir(), 'farstu-made-up-'))
  copyCheckout(house)
  cpSync(overlay, house, { recursive: true })
  rmSync(join(house, 'test/processes'), { recursive: true })
  for (const line of REGISTRY_LINES) register(house, line)
  return house
}

/** @throws where the line to come after is not there: the registry has changed its shape. */
function register(house: string, { file, after, line }: Line): void {
  const path = join(house, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(after)) throw new Error(`${file} has no line "${after}"`)
  writeFileSync(path, text.replace(after, `${after}\n${line}`))
}
