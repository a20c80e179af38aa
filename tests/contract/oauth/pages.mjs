// The pages in Chromium: somebody logs in, agrees, and is led back over an address of the app to another.
import { createServer } from 'node:http'
import { chromium } from 'playwright-core'

const [base, id] = process.argv.slice(2)
const app = createServer((request, response) => {
  if (request.url.startsWith('/back')) response.writeHead(302, { location: `http://localhost:${app.address().port}/app` })
  response.end('<p>the app')
})
await new Promise((ready) => app.listen(0, ready))
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const page = await (await browser.newContext({ locale: 'vi-VN' })).newPage()
const errors = []
page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
const asked = new URLSearchParams({
  response_type: 'code', client_id: id, redirect_uri: `http://127.0.0.1:${app.address().port}/back`,
  scope: 'openid trainees:read', state: 's', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
})
await page.goto(`${base}/oauth/authorize?${asked}`)
await page.fill('#username', 'lead')
await page.fill('#password', 'hoc-nghe-son-la')
await page.click('main button')
const scopes = await page.locator('li').allTextContents()
if (!scopes.includes('Xem hồ sơ người học')) throw new Error(`asked for ${scopes}`)
await page.click('button[value=allow]')
await page.waitForURL(/localhost.*app/)
if (errors.length > 0) throw new Error(errors.join('; '))
console.log('ok Chromium')
await browser.close()
app.close()
