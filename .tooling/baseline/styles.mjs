/** What a style sheet asks of a browser: properties and their values, selectors, rules. */
import { parse, walk } from 'css-tree'
import { featureAt, TABLES } from './features.mjs'

const properties = TABLES.css.properties

const ofProperty = (name) => featureAt(['css', 'properties', name])

/** What is written within a value: a word, a function, a unit. */
const ofValue = (property, { type, name, unit }) => {
  if (type === 'Identifier')
    return featureAt(['css', 'properties', property, name], ['css', 'types', 'color', name])
  if (type === 'Function')
    return featureAt(
      ['css', 'types', name],
      ['css', 'types', 'color', name],
      ['css', 'types', 'gradient', name],
      ['css', 'types', 'image', name],
      ['css', 'properties', property, name],
    )
  if (type === 'Dimension') return featureAt(['css', 'types', 'length', groupOf(unit)])
  return null
}

/** Units that the tables have under one name. */
const groupOf = (unit) => {
  if (/^[dls]v(w|h|i|b|min|max)$/.test(unit)) return 'viewport_percentage_units_dynamic'
  return /^cq/.test(unit) ? 'container_query_length_units' : unit
}

const ofRule = (name, node) => {
  if (node.type === 'Feature' && name === 'media')
    return featureAt(['css', 'at-rules', 'media', node.name])
  if (node.type === 'Feature') return featureAt(['css', 'at-rules', name, node.name])
  return node.type === 'FeatureRange' ? featureAt(['css', 'at-rules', name, 'range_syntax']) : null
}

const SELECTORS = ['PseudoClassSelector', 'PseudoElementSelector']

const ofSelector = ({ type, name }) =>
  type === 'NestingSelector'
    ? featureAt(['css', 'selectors', 'nesting'])
    : (SELECTORS.includes(type) || null) && featureAt(['css', 'selectors', name])

/** What stands beside a declaration in its rule, on one side. */
const beside = function* (item, side) {
  for (let one = item?.[side]; one; one = one[side]) yield one.data.property
}

/** What browsers fall back on: another value before it, or the name with `-webkit-` on either side. */
const hasFallback = ({ property }, item) => {
  const [before, after] = [[...beside(item, 'prev')], [...beside(item, 'next')]]
  return before.includes(property) || [...before, ...after].includes(`-webkit-${property}`)
}

const treeOf = (text) => parse(text, { parseCustomProperty: true })

const featuresOf = (tree) => {
  const found = []
  walk(tree, function visit(node, item) {
    if (this.atrule?.name === 'supports') return
    if (node.type === 'Declaration' && !hasFallback(node, item)) {
      found.push(ofProperty(node.property))
      walk(node.value, (part) => void found.push(ofValue(node.property, part)))
    }
    if (node.type === 'Atrule') found.push(featureAt(['css', 'at-rules', node.name]))
    found.push(ofSelector(node), this.atrule && ofRule(this.atrule.name, node))
  })
  return found
}

/** Features that one of the oldest browsers lacks. */
export const newerInStyles = (text) =>
  featuresOf(treeOf(text)).filter((feature) => feature && feature.lacked.length > 0)

/** Whether a text of a script is a style sheet: it has a rule for a property that there is. */
export const isStyleSheet = (text) => {
  if (!/\{[^}]*:/.test(text) || /^\s*</.test(text)) return false
  let isIt = false
  walk(treeOf(text), {
    visit: 'Declaration',
    enter({ property }) {
      if (this.rule && Object.hasOwn(properties, property)) isIt = true
    },
  })
  return isIt
}
