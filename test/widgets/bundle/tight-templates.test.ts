import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CSSResult, css, unsafeCSS } from '../../../widgets/lit/css-tag.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

async function tight(text: string): Promise<string> {
  const { tightTemplates } = (await import(`${root}.tooling/tight-templates.mjs`)) as {
    readonly tightTemplates: (text: string) => string
  }
  return tightTemplates(text)
}

describe('templates of the drop-in script', () => {
  it.each([
    ['html`<p>\n    <b>a</b>\n  </p>`', 'html`<p><b>a</b></p>`'],
    [`html\`<p>\${a}\n    \${b}</p>\``, `html\`<p>\${a} \${b}</p>\``],
    [
      `html\`<ul>\${list.map((one) => html\`<li>\n  <b>a</b> <i>b</i></li>\`)}</ul>\``,
      `html\`<ul>\${list.map((one) => html\`<li><b>a</b> <i>b</i></li>\`)}</ul>\``,
    ],
    [
      'css`\n  .a { color: red; gap: calc(4 * var(--x) + 1px) }\n`',
      'css`.a{color:red;gap:calc(4*var(--x) + 1px)}`',
    ],
    ["css`\n.a > b,\n.c :hover{content: '▾' / ''}`", "css`.a>b,.c :hover{content:'▾' / ''}`"],
    ['important(`\n:host{all:initial;}\n`)', 'important(`:host{all:initial;}`)'],
    ['const html = `a\n  b`', 'const html = `a\n  b`'],
  ])('%j becomes %j', async (source, shorter) => {
    expect(await tight(source)).toBe(shorter)
  })
})

describe('what stands in for Lit’s styles', () => {
  it('gives all that Lit gives', async () => {
    const lit = Object.keys(await import('@lit/reactive-element/css-tag.js'))
    const ours = Object.keys(await import('../../../widgets/lit/css-tag.ts'))
    expect(ours.sort()).toEqual(lit.sort())
  })

  it('joins sheets as Lit does', () => {
    expect(String(css`a{b:${unsafeCSS('c')};d:${1}}`)).toBe('a{b:c;d:1}')
    expect(css`a{}`).toBeInstanceOf(CSSResult)
  })
})
