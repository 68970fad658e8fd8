import { describe, expect, it } from 'vitest'
import { rolesWordsIn } from '../../../api/contract/plain/words/generated/roles.ts'
import { wordsIn } from '../../../console/words/chosen-language.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { openConsole, openSignedIn } from '../../support/e2e/beginnings.ts'
import { enrol } from '../../support/e2e/console.ts'
import { inFinnishToo, visitIn } from '../../support/e2e/language.ts'
import { atOnce } from '../../support/e2e/mailbox.ts'
import { heldIn, portray } from '../../support/e2e/pictures.ts'
import { useHouse } from '../../support/e2e/stage.ts'

/** Somebody takes over from somebody else, and whoever coordinates their unit sees to it. */
const stage = useHouse(inFinnishToo())

const linkIn = (text: string) => /^http\S+#farstu-invitation=\S+$/m.exec(text)?.[0] ?? ''
const newestLink = async () => linkIn(await atOnce(stage.house, /Invitation|Inbjudan|Kutsu/))

describe.each(['sv', 'en', 'fi'] as const)('a unit whose reporter leaves, in %s', (language) => {
  it('gets a coordinator by an owner, and another reporter by the coordinator', {
    timeout: 150_000,
  }, async () => {
    const { house } = stage
    const { server } = house
    const { colleagues, colleaguesRoom, invite, ownUnits, ownUnitsRoom, person } =
      await wordsIn(language)
    const { names } = rolesWordsIn[language]
    const leaver = await openSignedIn(house, { language, firstName: 'Lee', lastName: 'Leaver' })
    const owner = await openConsole(house, { language, role: 'owner' })

    await owner.getByRole('link', { name: colleagues, exact: true }).click()
    await owner.getByRole('button', { name: colleaguesRoom.invite }).click()
    const asked = owner.getByRole('dialog')
    await asked.getByLabel(invite.firstName).fill('Cleo')
    await asked.getByLabel(invite.address).fill('cleo@example.org')
    await asked.getByLabel(colleaguesRoom.role).selectOption(names['unit-coordinator'])
    const unit = asked.getByRole('combobox', { name: colleaguesRoom.unit })
    await unit.pressSequentially('town')
    await asked.getByRole('option', { name: 'Example Town (0001)' }).click()
    await asked.getByRole('button', { name: colleaguesRoom.send }).click()
    await owner.getByText(colleaguesRoom.done.invite).waitFor()
    await owner.getByText('Example Town – Personnel statistics').waitFor()

    const cleo = await visitIn(house, language)
    await cleo.goto(await newestLink())
    server.clock.advance(MINUTE)
    await enrol(cleo, { house, language, hasNotice: false })
    await cleo.getByRole('heading', { level: 1, name: ownUnits }).waitFor()
    await cleo.getByRole('cell', { name: /reporter@example/ }).waitFor()
    await portray(cleo, `own-units-real/${language}-units`, heldIn(language))

    await cleo
      .getByRole('button', { name: ownUnitsRoom.inviteTo({ unit: 'Example Town' }) })
      .click()
    await cleo.getByLabel(invite.firstName).fill('Noor')
    await cleo.getByLabel(invite.address).fill('noor@example.org')
    await cleo.getByRole('button', { name: invite.send }).click()
    await cleo.getByText(invite.sent({ name: 'Noor' })).waitFor()
    const noor = await visitIn(house, language)
    await noor.goto(await newestLink())
    server.clock.advance(MINUTE)
    await enrol(noor, { house, language, hasNotice: true })
    await noor.waitForURL(`${house.portalUrl}/**`)

    const ends = ownUnitsRoom.endOf({ role: names.reporter, name: 'Lee Leaver' })
    await cleo.reload()
    await cleo.getByRole('cell', { name: /noor@example/ }).waitFor()
    await cleo.getByRole('button', { name: ends }).click()
    await cleo.getByRole('dialog').getByRole('button', { name: person.endDo }).click()
    await cleo.getByText(person.roleEnded).waitFor()
    expect(await cleo.getByRole('cell', { name: /reporter@example/ }).count()).toBe(0)
    const left = await leaver.page.request.post(`${house.api}/v1/session/check`, {
      data: { portal: 'demo' },
      headers: { Origin: house.portalUrl, 'X-Farstu-Client': '1' },
    })
    expect(await left.text()).toContain('"active":false')
  })
})
