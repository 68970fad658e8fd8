import { html, nothing, type TemplateResult } from 'lit'
import type { ConcernedPerson, PolicyPreview } from '../../../api/contract/console/policy-wire.ts'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { CONCERNS } from '../../../api/contract/plain/policy.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import type { PortalCalls } from '../../data/calls.ts'
import type { Words } from '../../words/chosen-language.ts'

type Concern = (typeof CONCERNS)[number]

interface Read extends Pick<PolicyPreview, 'preview' | 'counts'> {
  /** The first of each. */
  readonly people: Readonly<Partial<Record<Concern, readonly ConcernedPerson[]>>>
}

/** Whom a policy would concern, as it is shown before the policy is saved. */
export interface PolicyReach extends Read {
  /** Which policy, of which version of the portal. */
  readonly about: string
}

interface Asked {
  readonly version: number
  readonly policy: PortalSetupView['policy']
}

/** How many names are said; the rest is a number. */
const SHOWN = 10

/** What is shown, of a list that is one: another that came between is refused when it is saved. */
export async function reachOf(
  { previewPolicy }: Pick<PortalCalls, 'previewPolicy'>,
  asked: Asked,
): Promise<Outcome<Read>> {
  const counted = await previewPolicy(asked)
  if (!counted.ok) return counted
  const { preview, counts } = counted.value
  const people: Partial<Record<Concern, readonly ConcernedPerson[]>> = {}
  for (const concern of CONCERNS.filter((one) => counts[one] > 0)) {
    const listed = await previewPolicy({ ...asked, concern })
    if (!listed.ok) return listed
    people[concern] = listed.value.people.slice(0, SHOWN)
  }
  return { ok: true, value: { preview, counts, people } }
}

/** Those concerned, by why: how many, and the first by name. */
export function renderReach(words: Words, { counts, people }: PolicyReach): TemplateResult {
  const { reach } = words.setupRoom.rules
  return html`<div class="alert reach">
    ${CONCERNS.filter((concern) => counts[concern] > 0).map((concern) => {
      const named = people[concern] ?? []
      const more = counts[concern] - named.length
      return html`<p><strong>${reach[concern]({ count: counts[concern] })}</strong></p>
        <ul>
          ${named.map((one) => html`<li dir="auto">${nameOf(one)}</li>`)}
          ${more > 0 ? html`<li>${reach.more({ count: more })}</li>` : nothing}
        </ul>`
    })}
  </div>`
}

const nameOf = ({ firstName, lastName, address }: ConcernedPerson): string =>
  `${[firstName, lastName].filter((name) => name !== '').join(' ')}, ${address}`
