// A browser that logs in and agrees at the registry's pages.
export class Browser {
  constructor(base, username, password) { Object.assign(this, { base, username, password, cookies: new Map() }) }
  async send(url, form) {
    const response = await fetch(url, {
      redirect: 'manual', method: form ? 'POST' : 'GET', body: form && new URLSearchParams(form),
      headers: { cookie: [...this.cookies].map(([n, v]) => `${n}=${v}`).join('; '), 'accept-language': 'en' },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split('=')
      this.cookies.set(name, value)
    }
    return { status: response.status, to: response.headers.get('location'), html: await response.text() }
  }
  fields(html) {
    const form = html.split('<form ')[1]
    const decode = (t) => t.replace(/&#(\d+);/g, (_, n) => String.fromCharCode(n)).replaceAll('&amp;', '&')
    const action = decode(form.match(/action="([^"]*)"/)[1])
    const hidden = [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, n, v]) => [n, decode(v)])
    return { action, hidden: Object.fromEntries(hidden) }
  }
  // Where the app is led back to.
  async authorize(url) {
    let page = await this.send(url)
    for (let step = 0; step < 6; step++) {
      if (page.status === 303) {
        if (!page.to.startsWith('/')) return new URL(page.to)
        page = await this.send(this.base + page.to)
      } else {
        const { action, hidden } = this.fields(page.html)
        const more = page.html.includes('name="password"')
          ? { username: this.username, password: this.password } : { decision: 'allow' }
        page = await this.send(this.base + action, { ...hidden, ...more })
        if (page.status === 200) return page.html
      }
    }
    throw new Error('no way back')
  }
}
