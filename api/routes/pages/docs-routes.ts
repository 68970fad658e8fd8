import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { Marked, type Tokens } from 'marked'
import { pageHeaders } from '../../http/answers/headers.ts'
import { problem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { page } from '../../pages/page.ts'
import { referenceBody } from '../../pages/reference/reference-page.ts'
import type { Describe } from '../operations/openapi-routes.ts'

/** Pages by address; each is a README or a guide of the house. */
const PAGES: readonly { readonly path: string; readonly file: string; readonly title: string }[] = [
  { path: '', file: 'README.md', title: 'Farstu' },
  { path: 'same-site', file: 'widgets/guides/same-site.md', title: 'Same site' },
  { path: 'installing', file: 'api/guides/installing.md', title: 'Installing' },
  { path: 'upgrading', file: 'api/guides/upgrading.md', title: 'Upgrading' },
  { path: 'back-ups', file: 'api/guides/back-ups.md', title: 'Backing up and restoring' },
  { path: 'container', file: 'api/guides/container.md', title: 'Container' },
  { path: 'colleagues', file: 'api/guides/colleagues.md', title: 'Colleagues' },
  { path: 'reverse-proxy', file: 'api/guides/reverse-proxy.md', title: 'Reverse proxy' },
  {
    path: 'content-security-policy',
    file: 'widgets/guides/content-security-policy.md',
    title: 'Content-Security-Policy',
  },
  { path: 'passkeys', file: 'widgets/guides/passkeys.md', title: 'Passkeys' },
  { path: 'passkey', file: 'widgets/guides/passkey.md', title: 'Passkey' },
  { path: 'security-key', file: 'widgets/guides/security-key.md', title: 'Security key' },
  { path: 'this-device', file: 'widgets/guides/this-device.md', title: 'This device' },
  { path: 'theming', file: 'widgets/guides/theming.md', title: 'Theming' },
  { path: 'accessibility', file: 'widgets/guides/accessibility.md', title: 'Accessibility' },
  {
    path: 'accessibility-statement',
    file: 'widgets/guides/accessibility-statement.md',
    title: 'Accessibility statement',
  },
  { path: 'words', file: 'api/guides/words.md', title: 'Words and languages' },
  { path: 'mail', file: 'api/guides/mail.md', title: 'Mail' },
  { path: 'api', file: 'api/README.md', title: 'API' },
  { path: 'rules', file: 'api/domain/README.md', title: 'Rules' },
  { path: 'db', file: 'db/README.md', title: 'Database' },
  { path: 'widgets', file: 'widgets/README.md', title: 'Widgets' },
  { path: 'server', file: 'widgets/server/README.md', title: 'Host servers' },
  { path: 'console', file: 'console/README.md', title: 'Console' },
  { path: 'example', file: 'examples/host-portal/README.md', title: 'Example portal' },
  { path: 'test', file: 'test/README.md', title: 'Tests' },
]
/** Among them, after the hosts' module: made from what is at `/openapi.json`. */
const REFERENCE = { path: 'api-reference', title: 'API reference' }
const LINKS = PAGES.flatMap((one) => (one.path === 'server' ? [one, REFERENCE] : [one]))
const PICTURE = /^[a-z0-9-]+\.png$/
const PICTURES_FOLDER = 'pictures'
/** What pages lead to besides, shown as it is. */
const TEXTS: readonly string[] = ['.env.example', 'LICENSE']

/** `/docs`: the README, the guides and the folders' READMEs, as pages. */
export function docsRoutes(folder: string, describe: Describe) {
  const show = async (path: string) => {
    const found = PAGES.find((one) => one.path === path)
    const markdown = found && (await readFile(join(folder, found.file), 'utf8').catch(() => null))
    return markdown ? document(found.title, markdown, found.file) : null
  }
  return new Hono<AppEnv>()
    .use(pageHeaders)
    .get('/', async (c) => {
      const shown = await show('')
      return shown ? c.html(shown) : problem(c, 'not_found')
    })
    .get('/pictures/:name', async (c) => {
      const name = c.req.param('name')
      if (!PICTURE.test(name)) return problem(c, 'not_found')
      const bytes = await readFile(join(folder, PICTURES_FOLDER, name)).catch(() => null)
      if (!bytes) return problem(c, 'not_found')
      const headers = { 'Cache-Control': 'public, max-age=300', 'Content-Type': 'image/png' }
      return c.body(new Uint8Array(bytes), 200, headers)
    })
    .get('/texts/:name', async (c) => {
      const file = TEXTS.find((one) => basename(one) === c.req.param('name'))
      const text = file && (await readFile(join(folder, file), 'utf8').catch(() => null))
      return text ? c.text(text) : problem(c, 'not_found')
    })
    .get(`/${REFERENCE.path}/:part?`, (c) => {
      const body = referenceBody(describe(), c.req.param('part') ?? '')
      if (!body) return problem(c, 'not_found')
      return c.html(page({ title: REFERENCE.title, body, nav: navigation() }))
    })
    .get('/:page', async (c) => {
      const shown = await show(c.req.param('page'))
      return shown ? c.html(shown) : problem(c, 'not_found')
    })
}

async function document(title: string, markdown: string, file: string) {
  // Our own files, shipped with the server: the only text that is not escaped.
  const body = raw(await rendererOf(file).parse(markdown))
  return page({ title, body: html`${body}`, nav: navigation() })
}

function navigation() {
  return html`<ul>${LINKS.map((one) => html`<li><a href="/docs${one.path && `/${one.path}`}">${one.title}</a></li>`)}</ul>`
}

/** Columns that a phone has no room for. */
const WIDE = 4

const inAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('`', '')

/** Links between READMEs become links between pages, relative to the file they stand in. */
function rendererOf(file: string): Marked {
  return new Marked({
    async: true,
    walkTokens(token) {
      if (token.type === 'link' || token.type === 'image') token.href = addressOf(token.href, file)
    },
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      /** A wide one is drawn as blocks where it is narrow: roles keep it a table, and each cell has its head. */
      table({ header, rows }) {
        const row = (cells: readonly string[]) => `<tr role="row">${cells.join('')}</tr>\n`
        const heads = header.map(
          ({ tokens }) => `<th role="columnheader">${this.parser.parseInline(tokens)}</th>`,
        )
        const cell = ({ tokens }: Tokens.TableCell, at: number) =>
          `<td role="cell" data-head="${inAttribute(header[at]?.text ?? '')}">${this.parser.parseInline(tokens)}</td>`
        const isWide = header.length >= WIDE
        return `<table role="table"${isWide ? ' class="wide"' : ''}>
<thead role="rowgroup">${row(heads)}</thead>
<tbody role="rowgroup">${rows.map((cells) => row(cells.map(cell))).join('')}</tbody>
</table>\n`
      },
    },
  })
}

/** As the repository's host makes it: letters, digits, hyphens, and one for each space. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

function addressOf(href: string, file: string): string {
  if (/^(?:[a-z]+:|#|\/)/.test(href)) return href
  const [target = '', anchor] = href.split('#')
  const path = join(file, '..', target).replaceAll('\\', '/')
  if (path.startsWith(`${PICTURES_FOLDER}/`))
    return `/docs/pictures/${path.slice(PICTURES_FOLDER.length + 1)}`
  if (TEXTS.includes(path)) return `/docs/texts/${basename(path)}`
  const page = PAGES.find((one) => one.file === path || one.file === join(path, 'README.md'))
  const suffix = anchor ? `#${anchor}` : ''
  return page ? `/docs${page.path && `/${page.path}`}${suffix}` : href
}
