import type { StepName } from '../../../api/contract/views.ts'
import { blocksOf } from './guide.ts'
import type { Script } from './stand-in.ts'
import { viewOf } from './views.ts'

/** What pages do that mean no harm, and how it is seen that it does not reach into a step. */

export const STEPS: readonly StepName[] = [
  'identify',
  'email-code',
  'password',
  'totp-enrol',
  'new-password',
]

const UNSET = `*, *::before, *::after { all: unset !important }
  html, body, main { display: block !important; font: 16px/1.5 sans-serif !important }`

const FRAMEWORK = `*, ::before, ::after { box-sizing: border-box }
  body { font: 16px/1.5 sans-serif }
  label { display: inline-block; margin-bottom: .5rem; color: teal; text-transform: uppercase }
  input, button { margin: 0 0 3rem !important; font: 10px serif !important; width: 50% !important;
    border-radius: 50% !important; background: linear-gradient(pink, red) !important }
  button { float: right; box-shadow: 0 0 9px red !important; letter-spacing: 1em }
  form { display: none !important }
  p, h2 { color: red !important; font-size: 40px !important }
  [slot] { opacity: .2; transform: rotate(3deg); transition: all 9s !important }`

const PREFLIGHT = `*, ::before, ::after { box-sizing: border-box; border: 0 solid; margin: 0; padding: 0 }
  body { font: 16px/1.5 sans-serif }
  button, input { font: inherit; color: inherit; background: transparent; border-radius: 0; appearance: none }
  ::before { content: 'before' !important; display: block !important }
  h2 { font-size: inherit; font-weight: inherit }
  img, svg, input { display: block; max-width: 10px; vertical-align: middle }`

/** Sheets that reach for everything in a page. */
export const SHEETS = {
  'everything unset': UNSET,
  'a framework’s sheet': FRAMEWORK,
  'a preflight sheet': PREFLIGHT,
} as const

const PLAIN = 'body { font: 16px/1.5 sans-serif }'

/** The head of a page with such a sheet, or with none. */
export const headWith = (css: string = PLAIN): string =>
  `<style>${css}</style><style>main { width: 26rem } body { margin: 0 } h1 { display: none !important }</style>`

/** Whether the code that is scanned has taken its place: it is drawn once its room is known. Runs in the page. */
export function isCodeDrawn(): boolean {
  return [...document.querySelectorAll('farstu-login farstu-qr')].every((code) =>
    code.shadowRoot?.querySelector('svg'),
  )
}

/** What a person sees of the fields: where they are and how they are drawn. Runs in the page. */
export function drawnFields(): unknown {
  const PROPERTIES = [
    'display',
    'color',
    'backgroundColor',
    'borderRadius',
    'fontSize',
    'fontWeight',
    'opacity',
    'transform',
    'letterSpacing',
    'textTransform',
    'boxShadow',
    'float',
    'cursor',
  ] as const
  const top = document.querySelector('farstu-login')?.getBoundingClientRect()
  const elements = document.querySelectorAll('farstu-login :is(form, label, input, button)')
  return [...elements].map((element) => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return {
      name: `${element.localName} ${element.getAttribute('name') ?? ''}`,
      at: [box.x - (top?.x ?? 0), box.y - (top?.y ?? 0), box.width, box.height].map(Math.round),
      before: getComputedStyle(element, '::before').content,
      style: PROPERTIES.map((property) => style[property]),
    }
  })
}

/** The header as the guide for hosts has it under a heading, with an API's origin. */
export function policyUnder(heading: string, api: string): Record<string, string> {
  const blocks = blocksOf('content-security-policy')
  const found = blocks.find((one) => one.language === 'http' && one.heading === heading)
  const [name = '', value = ''] = found?.text.split(': ') ?? []
  return { [name]: value.replaceAll('https://auth.portal.example.org', api) }
}

const ORDER = [
  'identify',
  'email-code',
  'register',
  'totp-enrol',
  'new-password',
  'notice',
  'done',
] as const

/** A journey through every part that is loaded later: each answer leads on. */
export function everyPart(): Script {
  let at = 0
  return ({ path }) => viewOf(ORDER[path.endsWith('/answer') ? ++at : at] ?? 'done')
}
