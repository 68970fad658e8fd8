/** How far SQLite walks for a query: https://www.sqlite.org/eqp.html says what a step looks like. */

/** Few rows, however many people there are. */
const FEW = ['portal', 'portal_secret', 'help_contact', 'notice', 'signing_key', 'key_check']
/** Rows of one portal can be all rows there are. */
const MANY_PER_PORTAL =
  /^SEARCH (invitation|membership|session|flow|listed_person|person_word|invitation_word|acceptance|outbox) .*\(portal_id=\?\)/
/** What is walked through knowingly, and why. */
const KNOWINGLY: readonly { readonly query: RegExp; readonly why: string }[] = [
  { query: /^select count\(\*\) from "invitation"/, why: 'the overview counts them' },
  {
    query: /^select "document", "version", count\(distinct "person_id"\)/,
    why: 'a set-up counts who accepted its notices',
  },
  {
    query: /^select "membership"."role", "membership"."unit_id" from "listed_person"/,
    why: 'an owner who takes a role from a portal asks whether anybody there has it',
  },
  {
    query:
      /from "listed_person" .*("membership"."role" = (\?|\$\d+) and "membership"."unit_id" is null|group by "person"."id")/,
    why: 'those who work in the console are listed, counted and told, and are few',
  },
  {
    query: /where .*substr\("(method|outbox)"\./,
    why: 'a start with a key that is new, or missing, looks at what is sealed',
  },
]

/** The steps of a query's plan that take longer the more there is; none for one that is known. */
export function tooFar(sql: string, plan: readonly string[]): readonly string[] {
  // What is inserted is looked for in tables that point at it only while something points nowhere.
  if (sql.startsWith('insert') || / where \(?false\b/.test(sql)) return []
  if (KNOWINGLY.some(({ query }) => query.test(sql))) return []
  const derived = plan.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)/.exec(step)?.[1] ?? [])
  const isCut = / limit (\?|\d)/.test(sql) && !isSorted(plan, derived)
  return plan.filter((step) => {
    const scanned = /^SCAN (\w+)/.exec(step)?.[1]
    if (scanned === undefined) return MANY_PER_PORTAL.test(step) && !isCut
    return ![...FEW, ...derived].includes(scanned) && !/ROWS? VALUES|CONSTANT/.test(step)
  })
}

/** Whether all rows are gathered and sorted before the first is given; not those cut off within. */
const isSorted = (plan: readonly string[], derived: readonly string[]) => {
  const cuts = derived.map((name) => `SCAN ${name}`)
  const cutAt = plan.findIndex((step) => cuts.includes(step))
  const walk = cutAt < 0 ? plan : plan.slice(0, cutAt)
  return walk.some((step) => /^USE TEMP B-TREE FOR .*ORDER BY/.test(step))
}
