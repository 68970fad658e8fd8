import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { formOf, MAX_FORM_BYTES } from '../http/form-body.ts'
import { IN_LANGUAGE } from '../words/language.ts'
import type { Keeper } from './keeper.ts'

const limited = bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => c.body(null, 413) })

/** What the script hands over when it leaves a page whose session has ended. Sends no form. */
export const keptRoutes = ({ authorOf, keep }: Keeper) =>
  new Hono().post(`${IN_LANGUAGE}/kept`, limited, async (c) => {
    const form = await formOf(c)
    const author = authorOf(form)
    return c.json({ kept: author ? keep(author, form) : 'ended' })
  })
