"""Authlib and requests-oauthlib complete the flow with a code, unchanged."""

import html
import os
import re
import sys

os.environ['OAUTHLIB_INSECURE_TRANSPORT'] = os.environ['AUTHLIB_INSECURE_TRANSPORT'] = '1'

import requests
from authlib.integrations.requests_client import OAuth2Session as Authlib
from requests_oauthlib import OAuth2Session

base, public, confidential, secret = sys.argv[1:]
redirect = 'http://127.0.0.1:5001/back'


def authorize(url):
    s = requests.Session(); s.headers['accept-language'] = 'en'
    page = s.get(url, allow_redirects=False)
    for _ in range(6):
        if page.status_code == 303:
            to = page.headers['location']
            if not to.startswith('/'):
                return to
            page = s.get(base + to, allow_redirects=False)
        else:
            form = page.text.split('<form ')[1]
            action = html.unescape(re.search(r'action="([^"]*)"', form)[1])
            data = {n: html.unescape(v) for n, v in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)}
            data |= {'username': 'lead', 'password': 'hoc-nghe-son-la'} if 'name="password"' in page.text else {'decision': 'allow'}
            page = s.post(base + action, data=data, allow_redirects=False)
    raise SystemExit('no way back')

verifier = 'x' * 64
for name, client in [('public', Authlib(public, redirect_uri=redirect, scope='openid schools:read', code_challenge_method='S256', token_endpoint_auth_method='none')),
                     ('secret', Authlib(confidential, secret, redirect_uri=redirect, scope='openid schools:read', code_challenge_method='S256'))]:
    url, state = client.create_authorization_url(base + '/oauth/authorize', code_verifier=verifier)
    token = client.fetch_token(base + '/oauth/token', authorization_response=authorize(url), state=state, code_verifier=verifier)
    assert client.get(base + '/v1/schools?limit=1').status_code == 200
    client.refresh_token(base + '/oauth/token', token['refresh_token'])
    assert client.get(base + '/oauth/userinfo').json()['sub']
    print('ok Authlib', name)
session = OAuth2Session(confidential, redirect_uri=redirect, scope=['schools:read'], pkce='S256')
url, state = session.authorization_url(base + '/oauth/authorize')
session.fetch_token(base + '/oauth/token', authorization_response=authorize(url).replace('http://', 'https://', 1), client_secret=secret)
assert session.get(base + '/v1/schools?limit=1').status_code == 200
session.refresh_token(base + '/oauth/token', client_id=confidential, client_secret=secret)
print('ok requests-oauthlib')
