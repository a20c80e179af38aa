// What an exchange of a code costs beside a trainee by id, in CPU time of the server:
// node bench/code_exchange.mjs SERVER PID, of a demo without limits of rate.
import { Browser } from '../tests/contract/oauth/browser.mjs'
import { readFileSync } from 'node:fs'
const [base, pid] = process.argv.slice(2)
const ticks = () => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' '); return Number(f[11]) + Number(f[12]) }
const form = (path, fields, headers = {}) => fetch(base + path, { method: 'POST', body: new URLSearchParams(fields), headers })
const token = (await (await form('/oauth/token', { grant_type: 'password', username: 'admin', password: 'hoc-nghe-son-la' })).json()).access_token
const auth = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
const org = (await (await fetch(base + '/v1/organisations?limit=1', { headers: auth })).json()).data[0].id
const redirect_uri = 'https://app.example.vn/back'
const app = await (await fetch(base + '/v1/clients', { method: 'POST', headers: auth, body: JSON.stringify({ organisationId: org, name: 'Cost ' + process.pid % 1000, role: null, scopes: ['trainees:read'], authMethod: 'NONE', redirectUris: [redirect_uri] }) })).json()
const lead = (await (await form('/oauth/token', { grant_type: 'password', username: 'lead', password: 'hoc-nghe-son-la' })).json()).access_token
const id = (await (await fetch(base + '/v1/trainees?limit=1', { headers: { authorization: `Bearer ${lead}` } })).json()).data[0].id
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const url = `${base}/oauth/authorize?` + new URLSearchParams({ response_type: 'code', client_id: app.id, redirect_uri, scope: 'trainees:read', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' })
const browser = new Browser(base, 'lead', 'hoc-nghe-son-la')
await browser.authorize(url)
const N = 600, codes = []
for (let i = 0; i < N; i++) codes.push((await browser.authorize(url)).searchParams.get('code'))
let begin = ticks(), t = performance.now()
for (const code of codes.slice(0, N)) { const r = await form('/oauth/token', { grant_type: 'authorization_code', code, redirect_uri, client_id: app.id, code_verifier: verifier }); if (r.status !== 200) throw new Error(await r.text()); await r.text() }
const exchange = [(ticks() - begin) * 10000 / N, (performance.now() - t) * 1000 / N]
begin = ticks(); t = performance.now()
for (let i = 0; i < N * 5; i++) { await (await fetch(`${base}/v1/trainees/${id}`, { headers: { authorization: `Bearer ${lead}` } })).text() }
const read = [(ticks() - begin) * 10000 / (N * 5), (performance.now() - t) * 1000 / (N * 5)]
console.log(`exchange: ${exchange[0].toFixed(0)} us CPU, ${exchange[1].toFixed(0)} us; trainee by id: ${read[0].toFixed(0)} us CPU, ${read[1].toFixed(0)} us; ${(exchange[0] / read[0]).toFixed(1)} x`)
