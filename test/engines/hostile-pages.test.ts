import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { StepName } from '../../api/contract/views.ts'
import { fetchEmailCodeWords } from '../../widgets/words/generated/email-code.ts'
import { PATIENCE } from '../support/patience.ts'
import { bundled } from '../support/widgets-bundle.ts'
import { pageOf } from '../widgets/support/browser.ts'
import {
  drawnFields,
  everyPart,
  headWith,
  isCodeDrawn,
  policyUnder,
  SHEETS,
  STEPS,
} from '../widgets/support/hostile.ts'
import { type StandIn, startStandIn } from '../widgets/support/stand-in.ts'
import { viewOf } from '../widgets/support/views.ts'
import { inEachEngine } from './support/engines.ts'
import { mouse } from './support/hands.ts'
import { at } from './support/person.ts'
import { stagesOf } from './support/stages.ts'
import type { Tab } from './support/tab.ts'

/** Pages that reach for everything in them, and pages that allow next to nothing. */
let standIn: StandIn

beforeEach(async () => {
  standIn = await startStandIn(bundled)
})
afterEach(() => standIn.close())

const element = (language = 'en') =>
  `<farstu-login api="${standIn.api}" portal="example" lang="${language}"><a href="/hosted">Sign in</a></farstu-login>`

async function look(tab: Tab, step: StepName, css?: string): Promise<unknown> {
  standIn.play(() => viewOf(step))
  await tab.goto(standIn.show('/', { html: pageOf(standIn.api, element(), headWith(css)) }))
  await tab.there(`farstu-login[step="${step}"]:not([busy])`)
  await vi.waitFor(async () => expect(await tab.run(isCodeDrawn)).toBe(true), PATIENCE)
  return tab.run(drawnFields)
}

/** Headings that break behind the hyphen of a word, at some width of a phone. Runs in the page. */
function brokenHeadings(): string[] {
  const rootsIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => {
    const inner = [...root.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? [])
    return [root, ...inner.flatMap(rootsIn)]
  }
  const topOf = (text: Text, at: number) => {
    const letter = document.createRange()
    letter.setStart(text, at)
    letter.setEnd(text, at + 1)
    return letter.getBoundingClientRect().top
  }
  const isBroken = (text: Text) => {
    const at = /\p{L}[-\u2011]\p{L}/u.exec(text.data)?.index ?? -1
    return at >= 0 && topOf(text, at) !== topOf(text, at + 2)
  }
  const headings = rootsIn(document).flatMap((root) => [...root.querySelectorAll('h2')])
  const texts = headings.flatMap(({ childNodes }) =>
    [...childNodes].filter((one) => one instanceof Text),
  )
  const broken = new Set<string>()
  for (let width = 160; width < 420; width += 4) {
    document.querySelector('main')?.style.setProperty('width', `${width}px`)
    for (const text of texts) if (isBroken(text)) broken.add(text.data)
  }
  return [...broken]
}

/** Every part that is loaded later is come to. */
async function walk(tab: Tab): Promise<void> {
  await at(tab, 'identify')
  await mouse.fill(tab, 'E-mail address', 'kim@example.org')
  await tab.press('Enter')
  await at(tab, 'email-code')
  await mouse.fill(tab, 'Code, 6 digits', '123456')
  await at(tab, 'register')
  await tab.click(['button', 'Continue'])
  await at(tab, 'totp-enrol')
  await mouse.fill(tab, 'Code from the app, 6 digits', '654321')
  await at(tab, 'new-password')
  await mouse.fill(tab, 'New password', 'Regnbågen 7!')
  await mouse.fill(tab, 'The same password again', 'Regnbågen 7!')
  await tab.press('Enter')
  await at(tab, 'notice')
  await tab.click(['button', 'OK'])
  await tab.there('farstu-login[step=done]')
}

inEachEngine(({ open, holds }) => {
  holds('the fields look the same, whatever a page’s sheets reach for', async (context) => {
    const stage = stagesOf(context)
    const tab = await open()
    for (const step of STEPS) {
      const plain = await look(tab, step)
      for (const [name, css] of Object.entries(SHEETS))
        await stage(name, async () => expect(await look(tab, step, css), step).toEqual(plain))
    }
  })

  holds('no line of a heading ends after one letter of a word', async () => {
    const tab = await open()
    const { step } = viewOf('email-code')
    standIn.play(() => viewOf({ ...step, sent: null } as typeof step))
    for (const language of ['en', 'sv'] as const) {
      // A heading of the page itself that breaks anywhere says the same as it is typed: it is seen to break.
      const { heading } = (await fetchEmailCodeWords[language]()).words['email-code']
      const typed = heading.replace('\u2011', '-')
      const html = pageOf(
        standIn.api,
        `<h2 style="word-break: break-all">${typed}</h2>${element(language)}`,
      )
      await tab.goto(standIn.show('/', { html }))
      await at(tab, 'email-code')
      expect(await tab.run(brokenHeadings)).toEqual([typed])
    }
  })

  const POLICIES = {
    'With the script from the API': (html: string) => html,
    "With nonces and `'strict-dynamic'`": (html: string) =>
      html.replace('<script', '<script nonce="NEW-FOR-EACH-ANSWER"'),
  }
  for (const [heading, prepare] of Object.entries(POLICIES))
    holds(`a strict policy is kept through a journey: ${heading}`, async () => {
      standIn.play(everyPart())
      const tab = await open()
      await tab.goto(openStrict(heading, prepare(pageOf(standIn.api, element()))))
      await walk(tab)
      expect(standIn.reports).toEqual([])
    })

  holds('what a strict policy refuses is told: a script in the page', async () => {
    const tab = await open()
    const html = pageOf(standIn.api, '<script>window.hurt = true</script>')
    await tab.goto(openStrict('With the script from the API', html))
    await expect.poll(() => standIn.reports).toHaveLength(1)
    expect(await tab.run(() => 'hurt' in window)).toBe(false)
  })
})

/** A page under the policy of the guide, which also says where to tell what is refused. */
function openStrict(heading: string, html: string): string {
  const [[name = '', value = ''] = []] = Object.entries(policyUnder(heading, standIn.api))
  return standIn.show('/', { html, headers: { [name]: `${value}; report-uri /reports` } })
}
