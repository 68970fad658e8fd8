import { describe, expect, it } from 'vitest'
import { wordsIn as consoleWordsIn } from '../../../console/words/chosen-language.ts'
import { fetchAccountWords } from '../../../widgets/words/generated/account.ts'
import { DAY } from '../../support/api/clock.ts'
import { memberOf } from '../../support/api/colleagues.ts'
import { changeRows } from '../../support/api/servers/servers.ts'
import { REPORTER } from '../../support/api/test-server.ts'
import { openConsole, openSignedIn, openWith } from '../../support/e2e/beginnings.ts'
import { portray } from '../../support/e2e/pictures.ts'
import { useHouse } from '../../support/e2e/stage.ts'

/** Who is calling, said by a colleague of their unit on a telephone, to the agent who asked. */
const stage = useHouse()

const COLLEAGUE = 'colleague@example.org'
const CONTACT = 'head@example.org'

describe('a caller whose colleague is asked', { timeout: 120_000 }, () => {
  it('is verified to the agent when the colleague confirms it, and is told', async () => {
    const { house } = stage
    const { server } = house
    await openSignedIn(house, { language: 'sv' })
    const phone = await openWith(house, await memberOf(server, COLLEAGUE), 'sv')
    changeRows(server, 'update membership set created_at = created_at - ?', 60 * DAY)
    changeRows(server, 'update unit set contact = ?', CONTACT)
    const { helpdeskRoom: words, people } = await consoleWordsIn('en')
    const { colleague, done } = (await fetchAccountWords.sv()).words

    const agent = await openConsole(house, { language: 'en', role: 'helpdesk' })
    await agent.getByRole('link', { name: people, exact: true }).click()
    await agent.getByRole('link', { name: /Reporter/ }).click()
    await agent.getByText(words.colleague.heading, { exact: true }).click()
    await agent.getByLabel(words.colleague.address).fill(COLLEAGUE)
    await agent.getByRole('button', { name: words.colleague.ask, exact: true }).click()
    await agent.getByText(words.colleague.asked).first().waitFor()

    await phone.setViewportSize({ width: 360, height: 740 })
    await phone.goto(`${house.api}/p/demo/account`)
    await phone.getByRole('heading', { name: colleague.heading }).waitFor()
    await phone.getByText(colleague.sure).waitFor()
    await portray(phone, 'helpdesk-colleague/asked-sv', 'phone')
    await phone.getByRole('button', { name: /Reporter/ }).focus()
    await phone.keyboard.press('Enter')
    await phone.getByText(done.confirmedColleague).waitFor()
    expect(await phone.getByRole('heading', { name: colleague.heading }).count()).toBe(0)
    await portray(phone, 'helpdesk-colleague/confirmed-sv', 'nothing')

    await agent.reload()
    await agent.getByText(words.verified, { exact: true }).first().waitFor()
    const by = words.verifiedBy.colleague({ until: '|' }).split('|')[0] ?? ''
    await agent.getByText(by).waitFor()
    await server.deliverMail()
    const told = (await server.mails()).filter(
      ({ to, text }) => to !== COLLEAGUE && text.includes(COLLEAGUE),
    )
    expect(told.map(({ to }) => to).sort()).toEqual([CONTACT, REPORTER])
    expect(told.find(({ to }) => to === REPORTER)?.text).toContain('/not-me#')
  })
})
