import type { Language } from '../../../api/contract/plain/languages.ts'
import type { FlowView, MethodKind, StepName } from '../../../api/contract/views.ts'
import type { Outcome } from '../../client/problem.ts'
import type { FlowController } from '../../controllers/flow-controller.ts'
import { watchSurroundings } from '../../controllers/surroundings-watch.ts'
import type { Offer, PickedKind } from '../../methods/method.ts'
import { EXPECTED, METHODS } from '../../methods/registry.ts'
import { STEPS } from '../../steps/registry.ts'
import type { KindOf, Place, StepEntry, StepWordsIn } from '../../steps/step-entry.ts'
import { define } from '../../theme/define.ts'
import { FarstuHelp } from '../../ui/help.ts'
import type { FrameWords } from '../../words/common.ts'
import { fetchLaterWords, type LaterWords } from '../../words/generated/later.ts'
import { spoken } from '../../words/spoken.ts'
import { type TidiedHost, tidyAfterRefusal } from './later-tidying.ts'

export { noticeTemplate } from './notice-template.ts'

/** What a first field can do without. Fetched when a first step has been drawn; once for an element. */
export function settleIn(host: Parameters<typeof watchSurroundings>[0] & TidiedHost): void {
  watchSurroundings(host)
  tidyAfterRefusal(host)
}

define('farstu-help', FarstuHelp)

type Entries = Readonly<Record<string, StepEntry>>
interface Method {
  readonly steps: Entries
  readonly words: StepWordsIn<string>
  readonly shared?: string
}
interface Told {
  readonly picked: PickedKind | null
  readonly beside: (() => Promise<Offer>) | null
}

const methods: readonly Method[] = Object.values(METHODS)
const entries: Entries = Object.assign({}, STEPS, ...methods.map(({ steps }) => steps))
const places: Readonly<Record<string, string>> = EXPECTED

/** Fetches what a first field can do without: words of steps, and those of the frame, as they are said. */
export async function laterWords(
  language: Language,
): Promise<{ readonly steps: LaterWords; readonly frame: FrameWords }> {
  const { words } = await fetchLaterWords[language]()
  return { steps: words, frame: spoken(words, language) }
}

/** A step that a newer server names is as good as out of reach. */
function entryOf(name: string): StepEntry {
  const entry = entries[name]
  if (!entry) throw new TypeError(`There is no step ${name}`)
  return entry
}

const kindIn =
  (language: Language): KindOf =>
  async (kind) => {
    const { picked } = (METHODS as Readonly<Record<string, Told | undefined>>)[kind] ?? {}
    if (!picked) return { called: kind, line: '', icon: '' }
    const { pick: words } = (await picked.words[language]()).words
    return { called: words.called, line: words.line, icon: picked.icon }
  }

/** Words of a step that tells kinds of methods apart; undefined for all others, whose words come as they are. */
async function wordsWithKinds(name: string, language: Language): Promise<object | undefined> {
  if (!entries[name]?.tellsKinds) return undefined
  const { words } = await fetchLaterWords[language]()
  return { ...words[name as keyof LaterWords], kindOf: kindIn(language) }
}

/** Fetches a step, and gives its words where it belongs to a method: those of others travel together. */
export async function loadStep(
  where: StepName | Place,
  language: Language,
): Promise<object | undefined> {
  const name = places[where] ?? where
  const method = methods.find(({ steps }) => Object.hasOwn(steps, name))
  const [loaded, withKinds] = await Promise.all([
    method?.words[language](),
    wordsWithKinds(name, language),
    entryOf(name).element(),
  ])
  const { words } = loaded ?? {}
  return words ? { ...words[method?.shared ?? ''], ...words[name] } : withKinds
}

const viewIn = (outcome: Outcome<FlowView>): FlowView | null => (outcome.ok ? outcome.value : null)

/** Offers beside the address what finds the person without one; goes on with it once it was chosen. */
export async function offerBeside(
  flow: Pick<FlowController, 'client' | 'body' | 'adopt'>,
  methods: readonly MethodKind[],
  signal: AbortSignal,
): Promise<void> {
  for (const method of methods) {
    const offer = await (METHODS as Readonly<Record<string, Told | undefined>>)[method]?.beside?.()
    const taken = await offer?.({
      begin: async () => viewIn(await flow.client().start({ ...flow.body(), method })),
      again: async (view) => viewIn(await flow.client().resume(view.flow, flow.body().state)),
      signal,
    })
    if (taken && !signal.aborted) await flow.adopt(taken.view, taken.answer)
  }
}

/** What usually follows an answer to a step; null also for what is said beside the step. */
export const nextOf = (name: string): StepName | Place | null => entries[name]?.next ?? null
