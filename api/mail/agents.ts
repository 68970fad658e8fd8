import { link, paragraph, quiet } from './blocks.ts'
import { greeting, type Template, told } from './letter.ts'

/** What those who work in the console are told of it. */
export const AGENTS: {
  readonly [T in
    | 'owner-invited'
    | 'colleague-changed'
    | 'agent-limited'
    | 'help-waits'
    | 'shared-person']: Template<T>
} = {
  'owner-invited': ({ firstName, name, address, at }, head) => {
    const { words, portal, moment } = head
    const said = words.ownerInvited
    return told(head, firstName, {
      subject: said.subject({ portal }),
      lines: [said.invited({ name, address, at: moment(at) }), said.ask],
    })
  },

  'help-waits': ({ firstName, act, by, sinceHours, link: url, until }, head) => {
    const { words, portal, moment } = head
    const said = words.helpWaits
    const since = sinceHours === null ? [] : [said.since({ hours: sinceHours })]
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(greeting(words, firstName)),
        paragraph(said.asked[act]({ by })),
        ...since.map(paragraph),
        paragraph(said.decide({ until: moment(until) })),
        link(said.button, url, said.copy),
        paragraph(said.careful),
        quiet(words.footer({ portal })),
      ],
    }
  },

  'shared-person': ({ firstName, act, link: url, at }, head) => {
    const { words, portal, moment } = head
    const said = words.sharedPerson
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(greeting(words, firstName)),
        paragraph(said.done[act]({ portal, at: moment(at) })),
        paragraph(said.whose),
        link(said.button, url, said.copy),
        paragraph(said.doubt),
        quiet(words.footer({ portal })),
      ],
    }
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

  'agent-limited': ({ firstName, name, address, limit, most, at }, head) => {
    const { words, portal, moment } = head
    const said = words.agentLimited
    return told(head, firstName, {
      subject: said.subject({ portal }),
      lines: [said.limited[limit]({ name, address, most, at: moment(at) }), said.refused, said.ask],
    })
  },
}
