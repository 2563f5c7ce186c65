// What the portal's one script adds to pages that work without it:
// fields that grow, words saved while somebody writes, one press counted once, errors that take the focus,
// choices that show what belongs to them, and "Hide this page" that keeps what was typed.
(function () {
  'use strict'

  var QUIET = 2000 // milliseconds without typing before words are saved
  var LONGEST_WAIT = 800 // milliseconds that a press waits for the saving under way
  var SOON = 5 * 60000 // milliseconds before the end of the sign-in at which it is said
  var LOOKS_EVERY = 10000 // milliseconds
  var STUCK = 10000 // milliseconds after which a form that led nowhere (a download) may be sent once more

  var each = function (selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act) }

  // --- Words saved while somebody writes ---------------------------------------------------------------

  var savers = []

  // The address in data-autosave gets the whole form, with the header X-Autosave, and answers with a fragment:
  // its words go into the form's [role=status], its hidden fields (a newer version, say) into those of the form.
  function saver (form) {
    var status = form.querySelector('[role=status]') || document.querySelector('[role=status]')
    var saved = [].some.call(form.elements, changed) ? null : typed()
    var sending = ''
    var underWay = null
    var again = false
    var timer = 0
    var stop = null
    var goingOn = false

    function fields (wanted) {
      var pairs = []
      new FormData(form).forEach(function (value, name) {
        if (typeof value === 'string' && wanted(form.elements[name])) pairs.push([name, value])
      })
      return new URLSearchParams(pairs).toString()
    }

    // Somebody may write before this script has come over a slow line, or a browser may put words back.
    function changed (field) {
      return field.tagName === 'TEXTAREA' && field.value !== field.defaultValue
    }

    function typed () { return fields(function (field) { return field.type !== 'hidden' }) }

    function show (name, on) {
      var box = form.querySelector('[data-' + name + ']') || document.querySelector('[data-' + name + ']')
      if (box) box.hidden = !on
    }

    function arrived (answer) {
      stillIn(answer)
      show('signed-out', answer.status === 401)
      show('offline', answer.status >= 500)
      if (answer.ok) saved = sending
      if (answer.status !== 401 && answer.status < 500) return answer.text().then(take)
    }

    function take (html) {
      var part = new DOMParser().parseFromString(html, 'text/html').body
      part.querySelectorAll('input[type=hidden]').forEach(function (field) {
        if (form.elements[field.name]) form.elements[field.name].value = field.value
      })
      var help = part.querySelector('[data-help-now]')
      if (help) help.remove()
      if (status) status.textContent = part.textContent.trim()
      if (status && help && !document.querySelector('[data-help-now]')) {
        status.parentNode.insertBefore(document.importNode(help, true), status.nextSibling)
      }
    }

    // Never two at once: what was typed meanwhile is sent when the first has arrived. Nothing is sent behind
    // a form that is already on its way, or it would arrive later and be taken for new words.
    function save () {
      clearTimeout(timer)
      var now = typed()
      if (underWay) {
        again = now !== sending
        return underWay
      }
      if (now === saved || form.hasAttribute('data-sent')) return Promise.resolve()
      var body = fields(function () { return true })
      sending = now
      stop = new AbortController()
      underWay = fetch(form.getAttribute('data-autosave'), {
        method: 'POST',
        body: body,
        credentials: 'same-origin',
        keepalive: body.length < 60000, // browsers refuse more
        signal: stop.signal,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Autosave': '1' }
      }).then(arrived).catch(function () {
        show('offline', !goingOn)
      }).then(function () {
        underWay = null
        if (again && !goingOn) {
          again = false
          return save()
        }
      })
      return underWay
    }

    // A press waits a moment for the saving under way: the form must carry the version that this one gives.
    function goOn (event) {
      clearTimeout(timer)
      if (!underWay || event.defaultPrevented) return
      event.preventDefault()
      var button = event.submitter || document.activeElement
      goingOn = true
      Promise.race([underWay, new Promise(function (done) { setTimeout(done, LONGEST_WAIT) })]).then(function () {
        stop.abort()
        underWay = null
        goingOn = false
        if (button && button.form === form && button.type === 'submit') button.click()
        else form.submit()
      })
    }

    form.addEventListener('input', function () {
      clearTimeout(timer)
      timer = setTimeout(save, QUIET)
    })
    form.addEventListener('focusout', function (event) { if (!form.contains(event.relatedTarget)) save() })
    form.addEventListener('submit', goOn)
    window.addEventListener('online', save)
    savers.push(save)
    if (saved === null) timer = setTimeout(save, QUIET)
  }

  function saveAll () { return Promise.all(savers.map(function (save) { return save() })) }

  document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'hidden') saveAll() })

  // --- The time runs out -------------------------------------------------------------------------------

  var bar = document.querySelector('[data-seconds-left]')
  var endsAt = 0

  // Five minutes before the sign-in ends a quiet bar says so; one press, or saving, gives more. The device's own
  // clock is used for lengths only: it may be hours wrong.
  function lasts (seconds) {
    endsAt = Date.now() + seconds * 1000
    look()
  }

  function look () {
    var left = endsAt - Date.now()
    if (left > SOON) bar.hidden = true
    else say(bar.getAttribute(left > 0 ? 'data-soon' : 'data-over'))
  }

  function say (words) {
    var line = bar.querySelector('[role=status]')
    bar.hidden = false
    if (line.textContent !== words) line.textContent = words
  }

  function stillIn (answer) {
    var seconds = answer.headers.get('X-Signed-In-For')
    if (bar && seconds !== null) lasts(Number(seconds))
  }

  if (bar) {
    lasts(Number(bar.getAttribute('data-seconds-left')))
    setInterval(look, LOOKS_EVERY)
    document.addEventListener('visibilitychange', look)
    bar.querySelector('form').addEventListener('submit', function (event) {
      var form = event.target
      event.preventDefault()
      event.stopPropagation()
      fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        credentials: 'same-origin',
        headers: { 'X-Autosave': '1' }
      }).then(function (answer) {
        if (answer.status === 401) endsAt = 0
        stillIn(answer)
        look()
      }, function () { form.submit() })
    })
  }

  // --- Fields that grow --------------------------------------------------------------------------------

  function grow (field) {
    if (field.scrollHeight > field.clientHeight) field.style.height = field.scrollHeight + field.offsetHeight - field.clientHeight + 'px'
  }

  document.addEventListener('input', function (event) { if (event.target.localName === 'textarea') grow(event.target) })

  // --- One press is one answer -------------------------------------------------------------------------

  var sent = []

  // The button keeps the focus and its words: it is marked, never switched off.
  document.addEventListener('submit', function (event) {
    var form = event.target
    if (event.defaultPrevented || form.method !== 'post') return
    if (form.hasAttribute('data-sent')) return event.preventDefault()
    var button = event.submitter || form.querySelector('button:not([type=button])') || form
    form.setAttribute('data-sent', '')
    button.setAttribute('aria-disabled', 'true')
    sent.push([form, button])
    setTimeout(mayBePressedAgain, STUCK)
  })

  function mayBePressedAgain () {
    sent.splice(0).forEach(function (pair) {
      pair[0].removeAttribute('data-sent')
      pair[1].removeAttribute('aria-disabled')
    })
  }

  // Back brings the page as it was left; a download or an update in place leaves it standing.
  window.addEventListener('pageshow', mayBePressedAgain)
  document.addEventListener('htmx:afterRequest', mayBePressedAgain)

  // With scripts the words are saved by themselves first: the button goes back to its own form.
  each('form[data-hide] button[form]', function (button) { button.removeAttribute('form') })

  // --- Hide this page ----------------------------------------------------------------------------------

  // What is typed is sent first. Then the form does what it does, and the neutral page of data-hide (or where
  // the answer led) takes this page's place in the history.
  function hide (event) {
    var form = event.target
    var left = false
    event.preventDefault()
    document.title = '\u00a0'
    document.body.hidden = true

    function leave () {
      if (left) return
      left = true
      var next = form.getAttribute('data-hide')
      fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        credentials: 'same-origin',
        redirect: next ? 'manual' : 'follow'
      }).then(function (answer) { location.replace(next || answer.url) }, function () { form.submit() })
    }
    saveAll().then(leave)
    setTimeout(leave, LONGEST_WAIT)
  }

  // --- Choices that show what belongs to them ----------------------------------------------------------

  function reveal (input) {
    var box = document.getElementById(input.getAttribute('aria-controls'))
    if (!box) return
    if (input.type === 'checkbox') input.setAttribute('aria-expanded', String(input.checked))
    box.classList.toggle('nhsuk-' + (input.type === 'radio' ? 'radios' : 'checkboxes') + '__conditional--hidden', !input.checked)
  }

  document.addEventListener('change', function (event) {
    if (event.target.type === 'radio' || event.target.type === 'checkbox') each('[aria-controls][type=radio],[aria-controls][type=checkbox]', reveal)
  })

  // --- When the page, or a part of it, has come --------------------------------------------------------

  function begin () {
    each('[data-aria-controls]', function (input) {
      input.setAttribute('aria-controls', input.getAttribute('data-aria-controls'))
      input.removeAttribute('data-aria-controls')
      reveal(input)
    })
    each('form[data-autosave]:not([data-ready])', function (form) {
      form.setAttribute('data-ready', '')
      saver(form)
    })
    each('form[data-hide]:not([data-ready])', function (form) {
      form.setAttribute('data-ready', '')
      form.addEventListener('submit', hide)
    })
    each('.nhsuk-error-summary:not([data-ready])', function (errors) {
      errors.setAttribute('data-ready', '')
      errors.setAttribute('tabindex', '-1')
      errors.focus()
    })
    each('textarea', grow)
  }

  document.documentElement.classList.add('nhsuk-frontend-supported')
  begin()
  document.addEventListener('htmx:afterSettle', begin)
})()
