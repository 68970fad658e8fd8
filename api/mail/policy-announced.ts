import { type Block, link, list, paragraph, quiet } from './blocks.ts'
import { greeting, type Template } from './letter.ts'

/** Written before a policy changes: what changes, from when, and what to do. */
export const policyAnnounced: Template<'policy-announced'> = (told, { words, portal, day }) => {
  const { firstName, concern, kinds, graceSignIns, graceDays, homeUrl, help } = told
  const said = words.policyAnnounced
  const when = { portal, day: day(told.from) }
  const isSetUp = concern === 'must-set-up'
  const having: readonly Block[] = isSetUp ? [list(kinds.map((kind) => words.methods[kind]))] : []
  const graced = [
    ...(isSetUp && graceSignIns > 0 ? [said.grace({ count: graceSignIns })] : []),
    ...(isSetUp && graceDays > 0 ? [said.graceDays({ count: graceDays })] : []),
  ]
  const helping = help.length > 0 ? [paragraph(said.help), list(help.map(asItem))] : []
  return {
    subject: said.subject(when),
    blocks: [
      ...[greeting(words, firstName), said.changes(when), said.concerns[concern]].map(paragraph),
      paragraph(said.todo[concern]),
      ...having,
      ...graced.map(paragraph),
      link(said.button({ portal }), homeUrl, said.copy),
      ...helping,
      quiet(said.neverAsk),
      quiet(words.footer({ portal })),
    ],
  }

  // A stranger's words are not run into ours.
  function asItem(item: string): string {
    return words.listed({ item })
  }
}
