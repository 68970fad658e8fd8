import type { CallerCode } from '../../ports/store/helpdesk/caller-code-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Target } from '../rights/shared-people.ts'
import type { GivingAct } from './asked-act.ts'
import { type Channel, isStrong } from './evidence.ts'
import { resetBy } from './reset-methods.ts'
import { type Agent, portalsBeyond, worksInConsole } from './who-may.ts'

/** What an act waits for. */
export interface Needed {
  /** Another agent. */
  readonly second: boolean
  /** Whether a day in which the person is told does instead. */
  readonly orDay: boolean
}

interface Looked {
  readonly agent: Agent
  readonly target: Target
  readonly verified: CallerCode
  readonly bound: readonly Method[]
  readonly now: number
}

/**
 * Whether a second agent is asked: for whoever works in the console, where the mailbox is all that verified the
 * caller or the code came over what is reset, without a password, and where another portal has a say.
 */
export function neededFor(asked: GivingAct, looked: Looked): Needed {
  const { agent, target, verified, bound, now } = looked
  const isBeyond = portalsBeyond(agent, target).length > 0
  const isWeak = !isStrong(verified, channelOf(asked, bound, now))
  const isBare = asked.act === 'pass' && asked.withoutPassword
  const firmly = worksInConsole(target) || isBeyond || isBare
  return { second: firmly || isWeak, orDay: isWeak && !firmly }
}

/** What is about to be taken: a code that came over it says little of who is calling. */
function channelOf(asked: GivingAct, bound: readonly Method[], now: number): Channel {
  if (asked.act !== 'reset') return { methods: [], isPhone: false }
  const gone = resetBy(asked, bound, now) ?? []
  return { methods: gone.map(({ id }) => id), isPhone: asked.scope === 'phone' }
}
