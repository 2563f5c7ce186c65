// Makes the CSS and the scripts; `tools/assets.py` calls it, names the results and packs them.
//
//   node assets.mjs FOLDER     reads FOLDER/class-names.json, writes FOLDER/out/
//
// The CSS is made three times by Sass, once for each set of colours. The three differ in values only. Where
// they differ, main.css gets a custom property, and dark.css and contrast.css hold nothing but other values
// for these properties. So a colour theme cannot break the layout or lose to a stronger selector.
import { readFileSync, writeFileSync, mkdirSync, copyFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { Features, transform } from 'lightningcss'
import postcss from 'postcss'
import rtlcss from 'rtlcss'
import * as sass from 'sass'
import { minify } from 'terser'

const tools = dirname(fileURLToPath(import.meta.url))
const scss = join(tools, '..', 'static', 'scss')
const modules = join(tools, 'node_modules')
const work = process.argv[2]
const out = join(work, 'out')
const themes = ['light', 'dark', 'contrast']

// What the oldest phones that families have can still read: version << 16, as lightningcss wants it.
const targets = {
  android: 80 << 16, chrome: 80 << 16, firefox: 78 << 16, ios_saf: 13 << 16, safari: 13 << 16, samsung: 12 << 16,
}

const fonts = [
  '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2',
  '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2',
  '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff2',
  '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-normal.woff2',
  '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2',
  '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff2',
]

function compile (entry) {
  return sass.compileString(entry, {
    url: pathToFileURL(join(scss, 'entry.scss')),
    loadPaths: [scss, modules],
    quietDeps: true,
    silenceDeprecations: ['import'],
  }).css
}

const themed = (file, theme) => postcss.parse(compile(`@use "colours" with ($theme: ${theme});\n@use "${file}";`))

// --- Leaving out what no page uses --------------------------------------------------------------------

const named = JSON.parse(readFileSync(join(work, 'class-names.json'), 'utf8'))
const whole = new Set(named)
const beginnings = named.filter(name => /[-_]$/.test(name))

// Variants that templates could name but that no page of ours wants; each costs bytes on every first visit.
const unwanted = /^nhsuk-(expander|icon|card--(care|emergency|urgent|feature|primary|secondary|non-urgent|top-task)|card-group|list-panel|button--(login|brand|icon|reverse|small)|button__content|file-upload__(drop|choose|status)|input--(code|large)|checkboxes--small|radios--small|caption-xxl|heading-xxs|table--responsive|.*--reverse)/

// Names that macros put together, that the script adds, or that any page may carry.
const always = new RegExp('^nhsuk-(' + [
  '(radios|checkboxes)(__.*|--conditional|--inline)?', 'frontend-supported', 'u-visually-hidden',
  'width-container', 'main-wrapper', 'heading-[lms]', 'body(-[ls])?', 'list(--(bullet|number))?', 'button(--(secondary|warning))?',
].join('|') + ')$')

function isUsed (name) {
  if (always.test(name)) return true
  if (unwanted.test(name)) return false
  return !name.startsWith('nhsuk-') || whole.has(name) || beginnings.some(start => name.startsWith(start))
}

function classesOf (selector) {
  const positive = selector.replace(/:not\([^)]*\)/g, '')
  return [...positive.matchAll(/\.((?:\\.|[\w-])+)/g)].map(match => match[1])
}

/** Removes selectors with a class that no page carries, and rules and blocks that are empty then. */
function leaveOutUnused (root) {
  root.walkRules(rule => {
    if (rule.parent.type === 'atrule' && /keyframes$/.test(rule.parent.name)) return
    const kept = rule.selectors.filter(selector => classesOf(selector).every(isUsed))
    if (kept.length) rule.selectors = kept
    else rule.remove()
  })
  removeEmpty(root)
}

const neverShown = /::-webkit-search|::-ms-|-ms-input|\[data-sort\]|\b(kbd|samp|code|pre)\b|\[type="?(number|search)|:disabled|error-summary__list a:hover/

/** Rules of the design system that we never want: old browsers, other hosts' files, English words. */
function leaveOutUnwanted (root) {
  root.walkAtRules('media', media => {
    if (media.params.includes('-ms-high-contrast: none')) return media.remove()
    media.params = media.params.replace(/,\s*\(-ms-high-contrast: active\)/, '').replace('screen and (forced-colors', '(forced-colors')
    // Browsers draw links in these colours by themselves when colours are forced.
    if (media.params.includes('forced-colors')) {
      media.walkDecls('color', decl => { if (/^(LinkText|VisitedText|ActiveText)$/.test(decl.value)) decl.remove() })
    }
  })
  root.walkRules(rule => {
    if (/\\:(hover|focus|active)/.test(rule.selector)) rule.selector = rule.selector.replace(/:not\(\.\\:\w+\)/g, '')
    const kept = rule.selectors.filter(selector => !neverShown.test(selector))
    if (kept.length) rule.selectors = kept
    else rule.remove()
  })
  // Questions put to browsers older than any that reads the rest of this file.
  root.walkAtRules(at => {
    if (at.params.includes('screen\\0')) at.remove()
    else if (at.params.includes('-ms-ime-align')) at.replaceWith(at.nodes)
  })
  root.walkDecls(decl => {
    if (decl.prop === 'content' && decl.value.includes('Link:')) decl.parent.remove()
    else if (/^-ms-/.test(decl.prop) || /\burl\(/.test(decl.value) && !/fonts\//.test(decl.value)) decl.remove()
  })
  root.walkComments(comment => comment.remove())
  removeEmpty(root)
}

function removeEmpty (root) {
  root.walk(node => { if ((node.type === 'rule' || node.type === 'atrule') && node.nodes?.length === 0) node.remove() })
  if (root.some(node => node.type === 'atrule' && node.nodes?.length === 0)) removeEmpty(root)
}

// --- Colours as custom properties ---------------------------------------------------------------------

const properties = new Map()

function propertyFor (values) {
  const key = values.join('|')
  if (!properties.has(key)) properties.set(key, { name: `--c${properties.size}`, values })
  return `var(${properties.get(key).name})`
}

/** A value cut where blanks and commas stand outside brackets, the separators kept. */
function pieces (value) {
  const found = ['']
  let depth = 0
  for (const sign of value) {
    const gap = depth === 0 && /[\s,]/.test(sign)
    if (gap !== /^[\s,]+$/.test(found.at(-1)) && found.at(-1)) found.push('')
    found[found.length - 1] += sign
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
  }
  return found
}

function merge (roots) {
  const declarations = roots.map(root => { const all = []; root.walkDecls(decl => { all.push(decl) }); return all })
  const [light, ...others] = declarations
  if (others.some(list => list.length !== light.length)) {
    throw new Error('The light, dark and contrast builds have different rules; only values may differ between them.')
  }
  light.forEach((decl, i) => {
    const values = declarations.map(list => pieces(list[i].value))
    if (others.some(list => list[i].prop !== decl.prop) || values.some(value => value.length !== values[0].length)) {
      throw new Error(`“${decl.parent.selector} { ${decl.prop} }” has another shape in one of the colour themes.`)
    }
    decl.value = values[0].map((piece, at) => {
      const each = values.map(value => value[at])
      return each.every(one => one === piece) ? piece : propertyFor(each)
    }).join('')
  })
  return roots[0]
}

const block = which => [...properties.values()].map(({ name, values }) => `${name}:${values[which]}`).join(';')

/** Paper stays white, whatever the screen shows. */
const themeFile = (which, scheme) => `@media screen{:root{color-scheme:${scheme};${block(which)}}}`

// --- Writing ------------------------------------------------------------------------------------------

function write (name, css) {
  const { code } = transform({
    filename: name, code: Buffer.from(css), minify: true, targets, errorRecovery: true, exclude: Features.LightDark,
  })
  writeFileSync(join(out, name), code)
}

function build (turn) {
  return merge(themes.map(theme => {
    const root = themed('portal', theme)
    leaveOutUnwanted(root)
    leaveOutUnused(root)
    return turn(root)
  })).toString()
}

mkdirSync(join(out, 'fonts'), { recursive: true })
for (const font of fonts) copyFileSync(join(modules, font), join(out, 'fonts', font.split('/').pop()))

const leftToRight = build(root => root)
const rightToLeft = build(root => postcss.parse(postcss([rtlcss]).process(root, { from: undefined }).css))
const start = `:root{color-scheme:light;${block(0)}}`
const onlyRightToLeft = postcss.parse(compile('@use "right-to-left";'))
leaveOutUnused(onlyRightToLeft)
write('main.css', start + leftToRight)
write('main.rtl.css', start + rightToLeft + onlyRightToLeft.toString())
write('dark.css', themeFile(1, 'dark'))
write('contrast.css', themeFile(2, 'dark'))
write('letters.css', compile('@use "letters";'))
write('arabic.css', compile('@use "arabic";'))

for (const name of readdirSync(join(scss, '..', 'js')).filter(file => file.endsWith('.js'))) {
  const script = await minify(readFileSync(join(scss, '..', 'js', name), 'utf8'), { ecma: 2017, format: { comments: false } })
  writeFileSync(join(out, name), script.code)
}
copyFileSync(join(modules, 'htmx.org', 'dist', 'htmx.min.js'), join(out, 'htmx.js'))
