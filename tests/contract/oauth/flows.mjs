// openid-client, oauth4webapi and simple-oauth2 complete every flow that they know, unchanged.
import * as oidc from 'openid-client'
import * as oauth from 'oauth4webapi'
import simple from 'simple-oauth2'
import { Browser } from './browser.mjs'
const [base, publicId, confidentialId, secret] = process.argv.slice(2)
const redirect = 'http://127.0.0.1:5001/back'
const password = 'hoc-nghe-son-la'
const browser = () => new Browser(base, 'lead', password)
const ok = (name) => console.log('ok', name)
const server = new URL(base)
const insecure = { execute: [oidc.allowInsecureRequests] }

{ // openid-client: code + PKCE + refresh + userinfo + revocation, public
  const config = await oidc.discovery(server, publicId, undefined, oidc.None(), insecure)
  const verifier = oidc.randomPKCECodeVerifier()
  const nonce = oidc.randomNonce(), state = oidc.randomState()
  const url = oidc.buildAuthorizationUrl(config, { redirect_uri: redirect, scope: 'openid profile schools:read',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state, nonce })
  const back = await browser().authorize(url.href)
  const tokens = await oidc.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce })
  const me = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub)
  if (!me.preferred_username) throw new Error('no name')
  const again = await oidc.refreshTokenGrant(config, tokens.refresh_token)
  await oidc.tokenRevocation(config, again.refresh_token)
  ok('openid-client code, refresh, userinfo, revocation')
}
{ // openid-client: PAR + confidential
  const config = await oidc.discovery(server, confidentialId, secret, undefined, insecure)
  const verifier = oidc.randomPKCECodeVerifier()
  const url = await oidc.buildAuthorizationUrlWithPAR(config, { redirect_uri: redirect, scope: 'openid',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' })
  const back = await browser().authorize(url.href)
  const tokens = await oidc.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, idTokenExpected: true })
  const seen = await oidc.tokenIntrospection(config, tokens.access_token)
  if (!seen.active) throw new Error('inactive')
  ok('openid-client PAR, secret, introspection')
}
{ // openid-client: DPoP
  const config = await oidc.discovery(server, publicId, undefined, oidc.None(), insecure)
  const DPoP = oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair())
  const verifier = oidc.randomPKCECodeVerifier()
  const url = oidc.buildAuthorizationUrl(config, { redirect_uri: redirect, scope: 'openid schools:read',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' })
  const back = await browser().authorize(url.href)
  const tokens = await oidc.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier }, undefined, { DPoP })
  if (tokens.token_type !== 'dpop') throw new Error(tokens.token_type)
  const response = await oidc.fetchProtectedResource(config, tokens.access_token, new URL(base + '/v1/schools?limit=1'), 'GET', undefined, undefined, { DPoP })
  if (response.status !== 200) throw new Error(await response.text())
  await oidc.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP })
  ok('openid-client DPoP')
}
{ // openid-client: device
  const config = await oidc.discovery(server, publicId, undefined, oidc.None(), insecure)
  const begun = await oidc.initiateDeviceAuthorization(config, { scope: 'openid schools:read' })
  const decided = browser().authorize(begun.verification_uri_complete)
  const tokens = await oidc.pollDeviceAuthorizationGrant(config, begun)
  await decided
  if (!tokens.access_token) throw new Error('none')
  ok('openid-client device code')
}
{ // oauth4webapi: code
  const options = { [oauth.allowInsecureRequests]: true }
  const as = await oauth.processDiscoveryResponse(server, await oauth.discoveryRequest(server, options))
  const as2 = await oauth.processDiscoveryResponse(server, await oauth.discoveryRequest(server, { ...options, algorithm: 'oauth2' }))
  if (as2.issuer !== as.issuer) throw new Error('issuers differ')
  const client = { client_id: confidentialId }
  const auth = oauth.ClientSecretBasic(secret)
  const verifier = oauth.generateRandomCodeVerifier(), state = oauth.generateRandomState()
  const url = new URL(as.authorization_endpoint)
  for (const [n, v] of Object.entries({ client_id: confidentialId, redirect_uri: redirect, response_type: 'code', scope: 'openid email',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state })) url.searchParams.set(n, v)
  const back = await browser().authorize(url.href)
  const params = oauth.validateAuthResponse(as, client, back, state)
  const response = await oauth.authorizationCodeGrantRequest(as, client, auth, params, redirect, verifier, options)
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, { requireIdToken: true })
  await oauth.validateApplicationLevelSignature(as, response, options)
  ok('oauth4webapi code, ID token signature')
}
{ // simple-oauth2: code
  const client = new simple.AuthorizationCode({ client: { id: confidentialId, secret }, auth: { tokenHost: base, authorizePath: '/oauth/authorize', tokenPath: '/oauth/token', revokePath: '/oauth/revoke' } })
  const verifier = oidc.randomPKCECodeVerifier()
  const url = client.authorizeURL({ redirect_uri: redirect, scope: ['schools:read'], state: 's',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' })
  const back = await browser().authorize(url)
  let token = await client.getToken({ code: back.searchParams.get('code'), redirect_uri: redirect, code_verifier: verifier })
  token = await token.refresh()
  await token.revokeAll()
  ok('simple-oauth2 code, refresh, revoke')
}
