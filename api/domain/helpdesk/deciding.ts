import type { CallerCode } from '../../ports/store/helpdesk/caller-code-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Target } from '../rights/shared-people.ts'
import type { GivingAct } from './asked-act.ts'
import { type Channel, isStrong } from './evidence.ts'
import { resetBy } from './reset-methods.ts'
import type { HelpRules } from './rules-of-portals.ts'
import { type Agent, portalsBeyond, worksInConsole } from './who-may.ts'

/** What an act waits for. */
export interface Needed {
  /** Another agent. */
  readonly second: boolean
  /** How long the person may be told of it instead; null where nothing stands in for a second agent. */
  readonly orAfterMs: number | null
}

interface Looked {
  readonly agent: Agent
  readonly target: Target
  readonly verified: CallerCode
  readonly bound: readonly Method[]
  readonly rules: HelpRules
  /** The mailbox is not the one that they have had: for 30 days whoever reads it may have planted it. */
  readonly isMailboxNew: boolean
  readonly now: number
}

/**
 * Whether a second agent is asked: for whoever works in the console, where the mailbox is all that verified the
 * caller or the code came over what is reset, without a password, for another address, where another portal has a say,
 * and where a portal of theirs always wants one. A mailbox that is new stands in for nobody, however long it waits.
 */
export function neededFor(asked: GivingAct, looked: Looked): Needed {
  const { agent, target, verified, bound, rules, now } = looked
  const isBeyond = portalsBeyond(agent, target).length > 0
  const isWeak = !isStrong(verified, channelOf(asked, bound, now))
  const isBare = asked.act === 'pass' && asked.withoutPassword
  const isReaddressed = asked.act === 'correct' && asked.what === 'address'
  const isPlanted = verified.via === 'mailbox' && looked.isMailboxNew
  const firmly =
    worksInConsole(target) || isBeyond || isBare || isReaddressed || isPlanted || rules.secondAgent
  return { second: firmly || isWeak, orAfterMs: isWeak && !firmly ? rules.waitMs : null }
}

/** What is about to be taken: a code that came over it says little of who is calling. */
function channelOf(asked: GivingAct, bound: readonly Method[], now: number): Channel {
  if (asked.act !== 'reset') return { methods: [], isPhone: false }
  const gone = resetBy(asked, bound, now) ?? []
  return { methods: gone.map(({ id }) => id), isPhone: asked.scope === 'phone' }
}
