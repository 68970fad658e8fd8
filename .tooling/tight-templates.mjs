import ts from 'typescript'

/**
 * Where markup is laid out over lines: nothing between two tags, and a blank beside what is filled in.
 * A blank that is to be seen between two tags stands on their line.
 */
const tightMarkup = (text) => text.replace(/>\s*\n\s*</g, '><').replace(/\s*\n\s*/g, ' ')

/** Space that says nothing in a style sheet. What `important` marks ends every declaration with its semicolon. */
const tightDeclarations = (text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/([a-z]): /g, '$1:')
    .replace(/(\d) \* /g, '$1*')
    .replace(/^` | `$/g, '`')

const tightStyles = (text) => tightDeclarations(text).replaceAll(';}', '}')

const TIGHTEN = {
  html: tightMarkup,
  svg: tightMarkup,
  css: tightStyles,
  important: tightDeclarations,
}

/** The name before a template: its tag, or the function that it is handed to. */
const tagOf = (node) => {
  if (ts.isTaggedTemplateExpression(node.parent)) return node.parent.tag.getText()
  return ts.isCallExpression(node.parent) ? node.parent.expression.getText() : ''
}

const partsOf = (template) =>
  ts.isTemplateExpression(template)
    ? [template.head, ...template.templateSpans.map(({ literal }) => literal)]
    : [template]

/**
 * A module's text without the space by which its templates are laid out: a minifier must leave what
 * stands in a string, and it would be a fortieth of what a visitor downloads.
 */
export const tightTemplates = (text) => {
  if (!/html|svg|css|important/.test(text)) return text
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true)
  const cuts = []
  const visit = (node) => {
    const tighten = ts.isTemplateLiteral(node) ? TIGHTEN[tagOf(node)] : undefined
    for (const part of tighten ? partsOf(node) : []) {
      const [start, end] = [part.getStart(source), part.end]
      cuts.push({ start, end, text: tighten(text.slice(start, end)) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, cut) => rest.slice(0, cut.start) + cut.text + rest.slice(cut.end), text)
}
