/**
 * The attacker has an agent’s place at the helpdesk, with its key, alone or beside something of the person’s, and tries all
 * that an agent can do.
 */
import { attacksAtTheHelpdeskBy } from './attacking.ts'
import { HELPED } from './helped-attackers.ts'

attacksAtTheHelpdeskBy(HELPED.desk)
attacksAtTheHelpdeskBy(HELPED.own)
attacksAtTheHelpdeskBy(HELPED.owner)
attacksAtTheHelpdeskBy(HELPED.elsewhere)
attacksAtTheHelpdeskBy(HELPED.mailbox)
attacksAtTheHelpdeskBy(HELPED.both)
attacksAtTheHelpdeskBy(HELPED.session)
