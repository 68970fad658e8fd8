/**
 * The attacker has an agent’s place at the helpdesk, with its key, and tries all that an agent can do.
 */
import { attacksAtTheHelpdeskBy } from './attacking.ts'
import { HELPED } from './helped-attackers.ts'

attacksAtTheHelpdeskBy(HELPED.desk)
attacksAtTheHelpdeskBy(HELPED.own)
attacksAtTheHelpdeskBy(HELPED.owner)
attacksAtTheHelpdeskBy(HELPED.elsewhere)
