import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { href } from '../frame/page.ts'
import { formOf, MAX_FORM_BYTES } from '../http/form-body.ts'
import { limitedBody } from '../http/json-body.ts'
import type { Visitor, VisitorContext } from '../visitor.ts'
import { type Desk, OF_UNIT } from './desk.ts'
import { submissionPath } from './pages/path.ts'
import { uploadIn } from './upload.ts'

/** Figures on their way: uploaded or corrected as text, and discarded. */
export const draftRoutes = ({ store, now, keeper, show, change }: Desk) => {
  const tooLarge = (c: VisitorContext) =>
    change(c, {}, (asker, page) => show(c, { asker, page, status: 413, upload: 'tooLarge' }))

  return new Hono<Visitor>()
    .post(
      `${OF_UNIT}/draft`,
      bodyLimit({ maxSize: MAX_FORM_BYTES, onError: tooLarge }),
      async (c) => {
        const form = await formOf(c)
        const upload = await uploadIn(form)
        return change(c, form, (asker, page) => {
          if ('problem' in upload)
            return show(c, { asker, page, status: 422, upload: upload.problem })
          store.drafts.keep(asker.place, { text: upload.text, at: now() })
          keeper.sent(page, 'figures', submissionPath(asker.place))
          return c.redirect(href(page.language, submissionPath(asker.place)), 303)
        })
      },
    )
    .post(`${OF_UNIT}/discard`, limitedBody, async (c) =>
      change(c, await formOf(c), (asker, page) => {
        store.drafts.discard(asker.place)
        return c.redirect(href(page.language, submissionPath(asker.place)), 303)
      }),
    )
}
