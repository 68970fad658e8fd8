/** Recovery codes in a host's page: made by an element of their own, kept on paper or as a file, then ticked. */
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { useStage } from '../support/browser.ts'
import { eventsOf, openHost, starts } from '../support/host.ts'
import { stepOf, viewOf } from '../support/views.ts'

const stage = useStage()

const SHEET = ['Recovery codes for Example collection', 'https://portal.example.org/']

describe('a set of codes', () => {
  const open = async (options: { readonly hasTouch?: boolean } = {}) => {
    const { api } = stage.standIn
    const done = stepOf('done', { codesMade: true, code: null })
    stage.standIn.play(({ path }) =>
      viewOf(path.endsWith('/answer') ? done : 'recovery-codes-enrol', { journey: 'add-method' }),
    )
    const page = await openHost(
      stage,
      `<script type="module" src="${api}/widgets/recovery-codes.js"></script>
      <farstu-recovery-codes api="${api}" portal="example"></farstu-recovery-codes>`,
      options,
    )
    await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
    return page
  }

  it('is asked for by name, and told to the page once it was ticked', async () => {
    const page = await open()
    expect(starts(stage.standIn.calls)[0]?.body).toMatchObject({
      journey: 'add-method',
      kind: 'recovery-codes',
    })
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').getByText('Keep the codes first').waitFor()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Your recovery codes are ready' }).waitFor()
    expect(await eventsOf(page)).toContainEqual(['enrolled', { method: 'recovery-codes' }])
  })

  it('is handed over as a text file, with portal, address and day', async () => {
    const page = await open()
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe('recovery-codes.txt')
    const lines = (await text(await file.createReadStream())).split('\r\n')
    expect(lines.slice(0, 2)).toEqual(SHEET)
    expect(lines[2]).toContain('15 January 2027')
    expect(lines.slice(4, -1)).toEqual(stepOf('recovery-codes-enrol').codes)
  })

  it('is not to be left in the phone, which is said on one alone', async () => {
    const said = /^On this phone the codes would be lost with it\./
    const page = await open()
    expect(await page.getByText(said).count()).toBe(0)
    const phone = await open({ hasTouch: true })
    await phone.getByText(said).waitFor()
  })

  it('is printed alone, without the page around it', async () => {
    const page = await open()
    await page.evaluate(() => {
      const before = document.body.append.bind(document.body)
      document.body.append = (...nodes) => {
        before(...nodes)
        const view = (nodes[0] as HTMLIFrameElement).contentWindow
        if (view)
          view.print = () => Object.assign(window, { printed: view.document.body.textContent })
      }
    })
    await page.getByRole('button', { name: 'Print' }).click()
    const printed = await page.evaluate(() => (window as unknown as { printed: string }).printed)
    const codes = stepOf('recovery-codes-enrol').codes
    for (const line of [...SHEET, ...codes]) expect(printed).toContain(line)
    expect(printed).not.toContain('kim@example.org')
  })
})
