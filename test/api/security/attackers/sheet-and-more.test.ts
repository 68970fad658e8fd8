/** The attacker has found the sheet of codes, and knows the password or reads the mailbox. They want to stay. */
import { ATTACKERS } from './attackers.ts'
import { attacksBy } from './attacking.ts'

attacksBy(ATTACKERS.sheetAndPassword)
attacksBy(ATTACKERS.sheetAndMailbox)
