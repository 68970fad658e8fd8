import type { Template } from './letter.ts'
import { told } from './letter.ts'

/** What those who work in the console are told of it. */
export const AGENTS: {
  readonly [T in 'owner-invited' | 'colleague-changed']: Template<T>
} = {
  'owner-invited': ({ firstName, name, address, at }, head) => {
    const { words, portal, moment } = head
    const said = words.ownerInvited
    return told(head, firstName, {
      subject: said.subject({ portal }),
      lines: [said.invited({ name, address, at: moment(at) }), said.ask],
    })
  },

  'colleague-changed': ({ firstName, change, name, address, by, at }, head) => {
    const { words, portal, moment } = head
    const said = words.colleagueChanged
    return told(head, firstName, {
      subject: said.subject({ portal }),
      lines: [
        said.changed[change]({ name, address, at: moment(at) }),
        by === null ? said.atTheMachine : said.by({ by }),
        said.ask,
      ],
    })
  },
}
