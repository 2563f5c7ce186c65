// What is measured on a page that is open. Evaluated from outside, so nothing of it is part of the page.
(() => {
  const LEAST_TARGET = 44 // CSS pixels, WCAG 2.5.5
  const LEAST_LINE = 24 // CSS pixels, WCAG 2.5.8, for links among words
  const LEAST_WORDS = 16 // CSS pixels

  const hidden = element =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    element.closest('.nhsuk-u-visually-hidden, .nhsuk-skip-link, svg') !== null

  const called = element => {
    const name = element.localName + (element.id ? '#' + element.id : '')
    const classes = [...element.classList].map(one => '.' + one).join('')
    const words = (element.textContent || element.value || '').trim().replace(/\s+/g, ' ')
    return name + classes + ' "' + words.slice(0, 40) + '"'
  }

  const all = (selector, act) => [...document.querySelectorAll(selector)].filter(one => !hidden(one)).flatMap(act)

  // What makes the page scroll sideways.
  const sticksOut = () => {
    const wide = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= wide) return []
    const out = all('body *', one => {
      const box = one.getBoundingClientRect()
      return one.scrollWidth > wide || (box.width && (box.right > wide + 1 || box.left < -1)) ? [called(one)] : []
    })
    return ['the page is ' + document.documentElement.scrollWidth + ' px wide', ...out]
  }

  const short = (one, least) => {
    const box = one.getBoundingClientRect()
    if (box.height >= least - 0.5 && (least < LEAST_TARGET || box.width >= least - 0.5)) return []
    return [called(one) + ' is ' + Math.round(box.width) + ' × ' + Math.round(box.height)]
  }

  const aloneInItsPlace = link => {
    const block = link.closest('li, nav, .app-header__name')
    return block && block.textContent.trim() === link.textContent.trim()
  }

  // Buttons, fields and links that stand alone in a list; links among words by the height of their line.
  const tooSmallToHit = () => [
    ...all('button, summary, select, textarea, a.nhsuk-button, input:not([type=hidden])', one => short(one, LEAST_TARGET)),
    ...all('a[href]:not(.nhsuk-button)', link => {
      if (aloneInItsPlace(link)) return short(link, LEAST_TARGET)
      return parseFloat(getComputedStyle(link).lineHeight) < LEAST_LINE ? short(link, LEAST_LINE) : []
    })
  ]

  const hardToRead = () => {
    const found = new Set()
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const one = walk.currentNode.parentElement
      if (!walk.currentNode.data.trim() || one.closest('script, style') || hidden(one)) continue
      const style = getComputedStyle(one)
      if (parseFloat(style.fontSize) < LEAST_WORDS) found.add(called(one) + ' has ' + style.fontSize)
      if (style.fontStyle !== 'normal') found.add(called(one) + ' is slanted')
      if (style.textTransform === 'uppercase') found.add(called(one) + ' is in capitals')
      if (style.textAlign === 'justify') found.add(called(one) + ' is justified')
    }
    return [...found]
  }

  // Boxes that hide a part of their words. A file's name in its field is shortened by the browser itself.
  const cutOff = () => all('body *', one => {
    const style = getComputedStyle(one)
    const cuts = value => ['hidden', 'clip'].includes(value)
    const across = cuts(style.overflowX) && one.type !== 'file' && one.scrollWidth > one.clientWidth + 1
    const down = cuts(style.overflowY) && one.scrollHeight > one.clientHeight + 1
    return one.clientWidth > 1 && (across || down) ? [called(one)] : []
  })

  const lyingOver = () => {
    const controls = ['button', 'a.nhsuk-button', 'input:not([type=hidden])', 'textarea', 'select']
    const boxes = all(controls.map(one => 'main ' + one).join(), one => [[called(one), one.getBoundingClientRect()]])
    const lap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
    return boxes.flatMap(([name, box], place) =>
      boxes.slice(place + 1).filter(([, other]) => lap(box, other)).map(([other]) => name + ' lies over ' + other))
  }

  // Pictures that are drawn out or pressed together: their box has another shape than the picture.
  const outOfShape = () => all('img[width][height]', one => {
    const box = one.getBoundingClientRect()
    const shape = one.getAttribute('width') / one.getAttribute('height')
    const fits = getComputedStyle(one).objectFit !== 'fill' || Math.abs(box.width / box.height / shape - 1) < 0.03
    return fits ? [] : [called(one) + ' is ' + Math.round(box.width) + ' × ' + Math.round(box.height)]
  })

  const look = element => {
    const style = getComputedStyle(element)
    const outline = style.outlineStyle === 'none' ? '' : style.outlineColor + style.outlineWidth
    return [outline, style.boxShadow, style.backgroundColor, style.borderColor].join('|')
  }

  const inside = (value, end) => Math.min(Math.max(value, 0), end - 1)

  // The stop of the keyboard: whether it is in the window, seen, and not under something else.
  const focused = () => {
    const one = document.activeElement
    if (one === document.body) return null
    const box = one.getBoundingClientRect()
    const over = document.elementFromPoint(
      inside(box.left + box.width / 2, innerWidth), inside(box.top + box.height / 2, innerHeight))
    const label = one.labels && one.labels[0]
    const withFocus = look(one)
    one.blur()
    const without = look(one)
    one.focus({ focusVisible: true, preventScroll: true })
    return {
      name: called(one),
      place: [...document.querySelectorAll('*')].indexOf(one),
      inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      covered: !over || !(one.contains(over) || over.contains(one) || (label && label.contains(over))),
      seen: withFocus !== without
    }
  }

  return { sticksOut, tooSmallToHit, hardToRead, cutOff, lyingOver, outOfShape, focused }
})()
