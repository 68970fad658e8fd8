import type { PropertyDeclarations, PropertyValues } from 'lit'
import type { MethodKind, StepName } from '../../api/contract/views.ts'
import type { ChoiceSpec } from '../ui/choice-template.ts'
import { LaterStep } from './later-step.ts'
import type { KindOf, KindTold } from './step-entry.ts'

interface KindWords {
  readonly kindOf: KindOf
}

/** A step that tells kinds of methods apart, each by its own words and its own sign. */
export abstract class KindsStep<N extends StepName, W extends object> extends LaterStep<
  N,
  W & KindWords
> {
  static override properties: PropertyDeclarations = {
    _known: { state: true },
  }

  /** What has come of the kinds that are shown; null before. */
  protected _known: ReadonlyMap<MethodKind, KindTold> | null = null

  protected abstract _kinds(): readonly MethodKind[]

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('words') || changed.has('view')) void this.#learn(this.words)
  }

  /** Words that cannot be had are done without: a kind is then called by its name. */
  async #learn(words: KindWords): Promise<void> {
    const plainly = (kind: MethodKind): KindTold => ({ called: kind, line: '', icon: '' })
    const told = await Promise.all(
      this._kinds().map(async (kind) => {
        const known = await words.kindOf(kind).catch(() => plainly(kind))
        return [kind, known] as const
      }),
    )
    if (words === this.words) this._known = new Map(told)
  }

  protected _toldOf(kind: MethodKind): KindTold {
    return this._known?.get(kind) ?? { called: kind, line: '', icon: '' }
  }

  /** A line of a list to choose from. */
  protected _choice(value: string, kind: MethodKind, more: ChoiceSpec['hints'] = []): ChoiceSpec {
    const { called, line, icon } = this._toldOf(kind)
    return { value, label: called, icon, hints: [{ text: line }, ...more] }
  }
}
