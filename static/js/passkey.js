// Passkeys of staff: makes one, or shows one, and puts the browser's answer into the form that asked for it.
// Without scripts, or in a browser that knows no passkeys, that part of the page stays hidden.
(function () {
  'use strict'

  if (!window.PublicKeyCredential || !navigator.credentials) return

  function bytes (text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
    return Uint8Array.from(plain, function (sign) { return sign.charCodeAt(0) })
  }

  function text (buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer))
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
  }

  function known (list) {
    return (list || []).map(function (one) { return Object.assign({}, one, { id: bytes(one.id) }) })
  }

  // The options come as JSON, in which every run of bytes is base64url.
  function asked (form) {
    var options = JSON.parse(form.dataset.options)
    options.challenge = bytes(options.challenge)
    if (form.dataset.passkey === 'make') {
      options.user.id = bytes(options.user.id)
      options.excludeCredentials = known(options.excludeCredentials)
      return navigator.credentials.create({ publicKey: options })
    }
    options.allowCredentials = known(options.allowCredentials)
    return navigator.credentials.get({ publicKey: options })
  }

  function told (credential) {
    var response = {}
    var names = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
    names.forEach(function (name) { if (credential.response[name]) response[name] = text(credential.response[name]) })
    return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response: response })
  }

  document.querySelectorAll('form[data-passkey]').forEach(function (form) {
    form.hidden = false
    form.closest('[data-passkeys]').hidden = false
    var note = form.querySelector('[data-not-done]')
    form.querySelector('button').addEventListener('click', function (press) {
      press.preventDefault()
      note.hidden = true
      asked(form).then(function (credential) {
        form.elements.credential.value = told(credential)
        form.submit()
      }, function () { note.hidden = false })
    })
  })
})()
