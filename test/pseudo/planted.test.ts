import { expect, it } from 'vitest'
import { sharedBrowser } from '../support/chromium.ts'
import { unspokenOn } from '../support/looks.ts'

/** Whether the other tests of this folder could fail. */
it.each([
  ['<p>⟦Šîĝñ îñ⟧, ⟦Ñéxţ⟧</p>', 0, 0],
  ['<p>⟦Šîĝñ îñ ⟦ļöñĝéŕ⟧⟧ now</p>', 1, 0],
  ['<button aria-label="Close">⟦×⟧</button>', 1, 0],
  ['<div><template shadowrootmode="open">Sign in</template></div>', 1, 0],
  ['<p style="overflow:hidden;width:20px;white-space:nowrap">⟦Šîĝñ îñ ļöñĝéŕ⟧</p>', 0, 1],
])('of %s so much is in no catalogue: %i, and so much cut off: %i', async (html, bare, cut) => {
  const page = await (await sharedBrowser()).newPage()
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`)
  const found = await unspokenOn(page)
  expect([found.bare.length, found.cut.length]).toEqual([bare, cut])
  await page.context().close()
})
