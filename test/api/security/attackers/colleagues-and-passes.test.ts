/**
 * The attacker is a colleague who says who is calling, has heard a pass on the line, or is an agent whose right ends in the
 * middle of a call.
 */
import { attacksAtTheHelpdeskBy } from './attacking.ts'
import { HELPED } from './helped-attackers.ts'

attacksAtTheHelpdeskBy(HELPED.colleague)
attacksAtTheHelpdeskBy(HELPED.circle)
attacksAtTheHelpdeskBy(HELPED.heard)
attacksAtTheHelpdeskBy(HELPED.heardAndPassword)
attacksAtTheHelpdeskBy(HELPED.heardAndMailbox)
attacksAtTheHelpdeskBy(HELPED.spent)
attacksAtTheHelpdeskBy(HELPED.ended)
