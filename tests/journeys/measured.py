"""What is measured on a page that is open: what sticks out, what is too small, what is cut off, where the keyboard goes."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

WIDE_SPACING = """
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }
p { margin-bottom: 2em !important }
"""
"""The distances of WCAG 2.2, 1.4.12, laid over the page as a reader's browser does."""

_HELPERS = """
  const hidden = element => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    || element.closest('.nhsuk-u-visually-hidden, .nhsuk-skip-link, svg') !== null
  const called = element => {
    const name = element.localName + (element.id ? '#' + element.id : '')
    const classes = [...element.classList].map(one => '.' + one).join('')
    return name + classes + ' "' + (element.textContent || element.value || '').trim().replace(/\\s+/g, ' ').slice(0, 40) + '"'
  }
  const all = (selector, act) => [...document.querySelectorAll(selector)].filter(one => !hidden(one)).flatMap(act)
"""

_STICKS_OUT = (
    """() => {%s
  const wide = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= wide) return []
  const out = all('body *', one => {
    const box = one.getBoundingClientRect()
    return box.width && (box.right > wide + 1 || box.left < -1) ? [called(one)] : []
  })
  return ['the page is ' + document.documentElement.scrollWidth + ' px wide', ...out]
}"""
    % _HELPERS
)

_TOO_SMALL = (
    """() => {%s
  const inItsOwnPlace = link => {
    const block = link.closest('li, nav, .app-header__name')
    return block && block.textContent.trim() === link.textContent.trim()
  }
  const short = (one, least) => {
    const box = one.getBoundingClientRect()
    return box.height < least - 0.5 || (least === 44 && box.width < least - 0.5)
      ? [called(one) + ' is ' + Math.round(box.width) + ' × ' + Math.round(box.height)] : []
  }
  const controls = 'button, summary, select, textarea, a.nhsuk-button, input:not([type=hidden])'
  const links = all('a[href]:not(.nhsuk-button)', link => {
    if (inItsOwnPlace(link)) return short(link, 44)
    return parseFloat(getComputedStyle(link).lineHeight) < 24 ? short(link, 24) : []
  })
  return [...all(controls, one => short(one, 44)), ...links]
}"""
    % _HELPERS
)

_SMALL_OR_SLANTED_WORDS = (
    """() => {%s
  const found = new Set()
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const one = walk.currentNode.parentElement
    if (!walk.currentNode.data.trim() || hidden(one) || one.closest('script, style')) continue
    const style = getComputedStyle(one)
    if (parseFloat(style.fontSize) < 16) found.add(called(one) + ' has ' + style.fontSize)
    if (style.fontStyle !== 'normal') found.add(called(one) + ' is slanted')
    if (style.textTransform === 'uppercase') found.add(called(one) + ' is in capitals')
    if (style.textAlign === 'justify') found.add(called(one) + ' is justified')
  }
  return [...found]
}"""
    % _HELPERS
)

_CUT_OFF = (
    """() => {%s
  return all('body *', one => {
    const style = getComputedStyle(one)
    const cuts = direction => ['hidden', 'clip'].includes(style['overflow' + direction])
    const across = cuts('X') && one.scrollWidth > one.clientWidth + 1
    const down = cuts('Y') && one.scrollHeight > one.clientHeight + 1
    const scrolls = style.overflowX === 'auto' && one.localName === 'textarea' && one.scrollWidth > one.clientWidth + 1
    return one.clientWidth > 1 && (across || down || scrolls) ? [called(one)] : []
  })
}"""
    % _HELPERS
)

_LAPPING = (
    """() => {%s
  const boxes = all('main button, main a.nhsuk-button, main input:not([type=hidden]), main textarea, main select', one =>
    [[called(one), one.getBoundingClientRect()]])
  const found = []
  boxes.forEach(([name, a], place) => boxes.slice(place + 1).forEach(([other, b]) => {
    if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push(name + ' lies over ' + other)
  }))
  return found
}"""
    % _HELPERS
)

_FOCUSED = (
    """() => {%s
  const one = document.activeElement
  if (one === document.body) return null
  const box = one.getBoundingClientRect()
  const over = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1))
  const look = element => {
    const style = getComputedStyle(element)
    return [style.outlineStyle === 'none' ? '' : style.outlineColor + style.outlineWidth, style.boxShadow, style.backgroundColor, style.borderColor].join('|')
  }
  const label = one.labels && one.labels[0]
  const withFocus = look(one)
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  one.blur()
  const without = look(one)
  one.focus({ focusVisible: true, preventScroll: true })
  return {
    name: called(one),
    place: [...document.querySelectorAll('*')].indexOf(one),
    inside,
    covered: !over || !(one.contains(over) || over.contains(one) || (label && label.contains(over))),
    seen: withFocus !== without,
  }
}"""
    % _HELPERS
)


def sticks_out(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    found: list[str] = page.evaluate(_STICKS_OUT)
    return found


def too_small_to_hit(page: Page) -> list[str]:
    """Buttons, fields and links in lists under 44 × 44 px; links among words on lines under 24 px."""
    found: list[str] = page.evaluate(_TOO_SMALL)
    return found


def hard_to_read(page: Page) -> list[str]:
    """Words under 16 px, slanted, in capitals or justified."""
    found: list[str] = page.evaluate(_SMALL_OR_SLANTED_WORDS)
    return found


def cut_off(page: Page) -> list[str]:
    """Boxes that hide a part of their words."""
    found: list[str] = page.evaluate(_CUT_OFF)
    return found


def lying_over(page: Page) -> list[str]:
    """Controls that lie over each other."""
    found: list[str] = page.evaluate(_LAPPING)
    return found


def tab_stops(page: Page, most: int = 120) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the top of the page to its end."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None or (stops and stop["place"] == stops[0]["place"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"the keyboard does not come to an end: {stops[-3:]}")
